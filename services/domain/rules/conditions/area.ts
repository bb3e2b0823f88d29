import type { Area } from '../../model/rule.ts'

/** Degrees: latitude to the north, longitude to the east. */
export interface Position {
  readonly lat: number
  readonly lon: number
}

export interface Circle extends Position {
  readonly radiusM: number
}

/** Metres from the line around an area: positive outside, negative inside. */
export type DistanceM = (position: Position) => number

const EARTH_M = 6_371_008.8
const RADIAN = Math.PI / 180
export const CORNERS_MAX = 100

/** Metres east and north of a place, on a plane: right to a thousandth within some 50 km. */
function offset(from: Position, to: Position): readonly [eastM: number, northM: number] {
  const turn = ((to.lon - from.lon + 540) % 360) - 180
  const lat = (from.lat + to.lat) / 2
  return [turn * RADIAN * EARTH_M * Math.cos(lat * RADIAN), (to.lat - from.lat) * RADIAN * EARTH_M]
}

export const distanceFromCircle =
  (circle: Circle): DistanceM =>
  position =>
    Math.hypot(...offset(circle, position)) - circle.radiusM

export function distanceFromPolygon(corners: Extract<Area, { corners: unknown }>['corners']): DistanceM {
  const places = corners.slice(0, CORNERS_MAX).map(([lat, lon]): Position => ({ lat, lon }))
  return position => {
    const around = places.map(place => offset(position, place))
    let isInside = false
    let nearestM = Number.POSITIVE_INFINITY
    for (const [i, b] of around.entries()) {
      const a = around.at(i - 1) ?? b
      if (crosses(a, b)) isInside = !isInside
      nearestM = Math.min(nearestM, distanceFromEdge(a, b))
    }
    return isInside ? -nearestM : nearestM
  }
}

type Point = readonly [x: number, y: number]

/** Whether the way east from the origin crosses this edge. */
function crosses([ax, ay]: Point, [bx, by]: Point): boolean {
  return ay > 0 !== by > 0 && ax - (ay * (bx - ax)) / (by - ay) > 0
}

function distanceFromEdge([ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + along * dx, ay + along * dy)
}

/** A square within a circle, as degrees to each side: whoever is in it is in the circle. */
export function squareWithin({ lat, radiusM }: Circle): {
  readonly latSpan: number
  readonly lonSpan: number
} {
  const latSpan = (radiusM * SIDE) / (EARTH_M * RADIAN)
  // The side that is nearer to the equator is the longer one, and it must fit.
  const widest = Math.cos(Math.max(0, Math.abs(lat) - latSpan) * RADIAN)
  return { latSpan, lonSpan: latSpan / widest }
}

/** Half the side of a square in a circle of radius 1, and a little less. */
const SIDE = 0.7
