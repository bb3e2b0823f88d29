import type { Span } from './compared.ts'

export const WIDTH = 1_000
export const CURVE = 74
const BAR = 9
export const HEIGHT = CURVE + 2 * BAR + 8

export interface Point {
  readonly at: number
  readonly value: number
}

export interface Drawing {
  /** The curve, as the path of an SVG; broken where there was nothing for long. */
  readonly curve: string
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
  const values = [...points.map(({ value }) => value), ...limits]
  const least = Math.min(...values)
  const span = Math.max(...values) - least || 1
  const x = (at: number) =>
    Math.round((Math.min(Math.max(at, from), to) - from) * (WIDTH / (to - from)) * 10) / 10
  const y = (value: number) => Math.round((CURVE - 4 - ((value - least) / span) * (CURVE - 8)) * 10) / 10
  const curve = points
    .map(({ at, value }, i) => {
      const before = points[i - 1]
      const isBroken = before === undefined || at - before.at > gapMs
      return `${isBroken ? 'M' : 'L'}${x(at)} ${y(value)}`
    })
    .join('')
  return { curve, limits: limits.map(value => ({ value, y: y(value) })), x }
}

/** A bar is never too thin to be seen. */
const THIN = 3

export const barOf = ({ from, to }: Span, x: Drawing['x'], row: 0 | 1) => ({
  x: Math.min(x(from), WIDTH - THIN),
  width: Math.max(THIN, x(to) - x(from)),
  y: CURVE + 4 + row * (BAR + 2),
  height: BAR,
})
