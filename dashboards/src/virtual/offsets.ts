/**
 * Where the rows of a long list stand, of which only those in sight are drawn. Heights are estimated until a row was
 * drawn once, and measured from then on.
 */
export interface Offsets {
  readonly count: number
  readonly total: number
  topOf(index: number): number
  /** The row at a height; the last one beyond the end. */
  at(y: number): number
}

export function offsetsOf(heights: readonly number[]): Offsets {
  const tops = new Float64Array(heights.length + 1)
  for (let i = 0; i < heights.length; i++) tops[i + 1] = (tops[i] ?? 0) + (heights[i] ?? 0)
  const total = tops[heights.length] ?? 0
  return {
    count: heights.length,
    total,
    topOf: index => tops[index] ?? total,
    at(y) {
      let low = 0
      let high = heights.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((tops[middle] ?? 0) <= y) low = middle
        else high = middle - 1
      }
      return Math.max(0, low)
    },
  }
}

/** What is in sight, as heights of the list. */
export interface Sight {
  readonly from: number
  readonly to: number
}

/** Drawn beyond the edges, so that a quick finger sees rows and no gap. */
export const BEYOND_PX = 400

/** The rows to draw: those in sight and a little more, and besides whichever row has the focus, or it would be lost. */
export function drawn(offsets: Offsets, sight: Sight, focused: number | undefined): number[] {
  if (offsets.count === 0) return []
  const first = offsets.at(Math.max(0, sight.from - BEYOND_PX))
  const last = offsets.at(Math.max(0, sight.to + BEYOND_PX))
  const rows = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  if (focused === undefined || (focused >= first && focused <= last) || focused >= offsets.count) return rows
  return focused < first ? [focused, ...rows] : [...rows, focused]
}

/** Which row is held still while others come above it: the first that begins in sight, and how far down it stands. */
export interface Anchor {
  readonly key: string
  readonly belowTop: number
}

/** Nothing at the very top: there, what is new is what one wants to see. */
export function anchorOf(offsets: Offsets, keys: readonly string[], sight: Sight): Anchor | undefined {
  if (sight.from <= 0 || offsets.count === 0) return undefined
  const reached = offsets.at(sight.from)
  const index = offsets.topOf(reached) >= sight.from ? reached : Math.min(reached + 1, offsets.count - 1)
  const key = keys[index]
  return key === undefined ? undefined : { key, belowTop: offsets.topOf(index) - sight.from }
}
