import { HOUR_MS, type Hour } from './week.ts'

export interface Box {
  readonly width: number
  readonly height: number
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
}

/** Where the band said nothing for longer than this the line is broken: nobody knows what was in between. */
const GAP_MS_MAX = 3 * HOUR_MS

export const xOf = ({ width, from, to }: Box, at: number): number => ((at - from) / (to - from)) * width

export const yOf = ({ height, low, high }: Box, value: number): number =>
  height - ((value - low) / (high - low)) * height

/** The runs of hours without a gap. */
export function runsOf(hours: readonly Hour[]): readonly (readonly Hour[])[] {
  const runs: Hour[][] = []
  for (const hour of hours) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && hour.at - last.at <= GAP_MS_MAX) run.push(hour)
    else runs.push([hour])
  }
  return runs
}

/** The means as a path of SVG. A run of one hour is a short stroke: a point would not be seen. */
export const meanPath = (box: Box, run: readonly Hour[]): string =>
  run.length === 1 && run[0] !== undefined
    ? `M${point(box, run[0].at, run[0].mean)}h2`
    : `M${run.map(({ at, mean }) => point(box, at, mean)).join('L')}`

/** From least to most, as an area. */
export function spreadPath(box: Box, run: readonly Hour[]): string {
  const up = run.map(({ at, max }) => point(box, at, max))
  const down = run.toReversed().map(({ at, min }) => point(box, at, min))
  return `M${[...up, ...down].join('L')}Z`
}

const point = (box: Box, at: number, value: number): string =>
  `${xOf(box, at).toFixed(1)} ${yOf(box, value).toFixed(1)}`

/** What is drawn reaches a little beyond what was measured, and to the limits where they are near. */
export function scaleOf(hours: readonly Hour[], limits: readonly number[]): { low: number; high: number } {
  const values = [...hours.flatMap(({ min, max }) => [min, max]), ...limits]
  const low = Math.min(...values)
  const high = Math.max(...values)
  const margin = Math.max((high - low) * 0.08, 1)
  return { low: low - margin, high: high + margin }
}
