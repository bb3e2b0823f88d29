import type { Point } from './view.ts'

export interface LabelSpot extends Point {
  /** How much room there is at that height, in fractions of the sheet. */
  readonly width: number
}

/** How far below the upper edge of an outline its name may stand, of its height: the first where there is room enough. */
const BELOW = [0.16, 0.3, 0.45, 0.6] as const
const ENOUGH = 0.7

/** Where a name fits into an outline, near its upper edge: in the middle of the widest stretch there. */
export function labelSpot(corners: readonly Point[], isTile: boolean): LabelSpot {
  const ys = corners.map(({ y }) => y)
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  const spots = BELOW.flatMap(below => {
    const y = top + (bottom - top) * below
    const widest = stretches(corners, y).sort((a, b) => b.width - a.width)[0]
    return widest === undefined ? [] : [{ ...widest, y }]
  })
  const most = Math.max(...spots.map(({ width }) => width))
  const spot = spots.find(({ width }) => width >= most * ENOUGH)
  if (spot === undefined) return { x: corners[0]?.x ?? 0, y: top, width: 0 }
  return isTile ? { ...spot, y: top } : spot
}

/** Where a line at this height lies within the outline. */
function stretches(corners: readonly Point[], y: number): { x: number; width: number }[] {
  const crossings: number[] = []
  for (const [i, a] of corners.entries()) {
    const b = corners[(i + 1) % corners.length] ?? a
    if (a.y <= y !== b.y <= y) crossings.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x))
  }
  crossings.sort((a, b) => a - b)
  const found: { x: number; width: number }[] = []
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from = 0, to = 0] = [crossings[i], crossings[i + 1]]
    found.push({ x: (from + to) / 2, width: to - from })
  }
  return found
}
