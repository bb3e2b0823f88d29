import type { WireHistory } from '../../../services/api/wire/device.ts'
import type { Point } from '../chart/point.ts'

/** A hole of more than this many windows is a hole, not a slow reading. */
const HOLE_WINDOWS = 4

/** Points to draw; the line breaks where nothing came for a while, for a line across a gap is a claim. */
export function pointsToDraw(history: WireHistory, holeMs: number): Point[] {
  const points: Point[] = []
  for (const { at, value, min, max } of history.points ?? []) {
    const instant = Date.parse(at)
    const figure = typeof value === 'boolean' ? Number(value) : value
    if (typeof figure !== 'number') continue
    const before = points.at(-1)
    if (before !== undefined && instant - before.at > holeMs) points.push({ at: before.at + 1, value: null })
    points.push({
      at: instant,
      value: figure,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    })
  }
  return points
}

/** How long without a point is a hole: a few windows, and never less than a few of the device's own intervals. */
export const holeMsFor = (everyMs: number, intervalMs: number | undefined): number =>
  HOLE_WINDOWS * Math.max(everyMs, intervalMs ?? 0)

export interface Summary {
  readonly min: number
  readonly max: number
  /** Of the points as they are drawn. */
  readonly mean: number
}

export function summaryOf(points: readonly Point[]): Summary | undefined {
  const seen = points.flatMap(point => (point.value === null ? [] : [{ ...point, value: point.value }]))
  if (seen.length === 0) return undefined
  return {
    min: seen.reduce((least, point) => Math.min(least, point.min ?? point.value), Number.POSITIVE_INFINITY),
    max: seen.reduce((most, point) => Math.max(most, point.max ?? point.value), Number.NEGATIVE_INFINITY),
    mean: seen.reduce((sum, { value }) => sum + value, 0) / seen.length,
  }
}
