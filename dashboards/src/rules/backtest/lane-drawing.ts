import type { Span } from './compared.ts'

export const WIDTH = 1_000
export const CURVE = 74
const BAR = 9
export const HEIGHT = CURVE + 2 * BAR + 8

export interface Point {
  readonly at: number
  readonly value: number
  /** Of a window: what it went between, so that a peak is not averaged away. */
  readonly min?: number
  readonly max?: number
}

export interface Drawing {
  /** The curve, as the path of an SVG; broken where there was nothing for long. */
  readonly curve: string
  /** From the least to the greatest of each window. */
  readonly band: string
  readonly limits: readonly { readonly value: number; readonly y: number }[]
  readonly x: (at: number) => number
}

interface Drawn {
  readonly points: readonly Point[]
  readonly limits: readonly number[]
  readonly from: number
  readonly to: number
  /** Longer without a value than this, the line is broken. */
  readonly gapMs: number
}

/** The curve with its limits always in the picture. */
export function drawLane({ points, limits, from, to, gapMs }: Drawn): Drawing {
  const values = [...points.flatMap(({ value, min = value, max = value }) => [min, max]), ...limits]
  const least = Math.min(...values)
  const span = Math.max(...values) - least || 1
  const x = (at: number) =>
    Math.round((Math.min(Math.max(at, from), to) - from) * (WIDTH / (to - from)) * 10) / 10
  const y = (value: number) => Math.round((CURVE - 4 - ((value - least) / span) * (CURVE - 8)) * 10) / 10
  const runs = runsOf(points, gapMs)
  const path = (run: readonly Point[], figure: (point: Point) => number) =>
    run.map(point => `${x(point.at)} ${y(figure(point))}`).join('L')
  return {
    curve: runs.map(run => `M${path(run, ({ value }) => value)}`).join(''),
    band: runs
      .map(
        run =>
          `M${path(run, ({ value, max = value }) => max)}L${path(run.toReversed(), ({ value, min = value }) => min)}Z`,
      )
      .join(''),
    limits: limits.map(value => ({ value, y: y(value) })),
    x,
  }
}

/** Broken where nothing came for long. */
function runsOf(points: readonly Point[], gapMs: number): Point[][] {
  const runs: Point[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run === undefined || last === undefined || point.at - last.at > gapMs) runs.push([point])
    else run.push(point)
  }
  return runs
}

/** A bar is never too thin to be seen. */
const THIN = 3

export const barOf = ({ from, to }: Span, x: Drawing['x'], row: 0 | 1) => ({
  x: Math.min(x(from), WIDTH - THIN),
  width: Math.max(THIN, x(to) - x(from)),
  y: CURVE + 4 + row * (BAR + 2),
  height: BAR,
})
