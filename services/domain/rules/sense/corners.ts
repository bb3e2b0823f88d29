import type { Area } from '../../model/rule.ts'

type Corners = Extract<Area, { corners: unknown }>['corners']
type Corner = Corners[number]

/** Corners on one line, or with edges that cross: what is inside of that nobody could say. */
export function enclosesNothing(corners: Corners): boolean {
  const edges = corners.map((corner, i): readonly [Corner, Corner] => [corner, corners.at(i - 1) ?? corner])
  const [first, ...others] = corners
  if (first === undefined) return true
  const isLine = others.every(a => others.every(b => turn(first, a, b) === 0))
  return isLine || edges.some((edge, i) => edges.slice(i + 1).some(other => cross(edge, other)))
}

/** Which side of the way from `a` to `b` `c` is on; 0 on it. */
const turn = ([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))

/** Each has its ends on both sides of the other: edges that only meet at a corner do not. */
const cross = ([a, b]: readonly [Corner, Corner], [c, d]: readonly [Corner, Corner]): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
