import type { Area } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import type { Band } from '../bands.ts'
import type { Reader, Shape, SpecOf } from '../condition.ts'

import { type Circle, type DistanceM, distanceFromCircle, distanceFromPolygon, squareWithin } from './area.ts'

type Spec = SpecOf<'outside'>

const METRICS = ['lat', 'lon']
/** What a position says of itself: how far it may be wrong. */
const ACCURACY = 'accuracyM'

/**
 * Out of an area. One leaves it when the position is outside by more than it may be wrong, and is back when it is inside:
 * whoever stands on the line comes and goes only once.
 */
export const outside: Shape<Spec> = {
  compile(spec, compiler) {
    for (const metric of METRICS) {
      compiler.touches(metric)
      compiler.samples(metric)
    }
    const distance = distanceFrom(spec.area, compiler)
    const assumedM = compiler.figure(spec.accuracyM ?? 0)
    return frame => {
      const { lat, lon, [ACCURACY]: accuracyM = assumedM } = frame.values
      if (distance === undefined || typeof lat !== 'number' || typeof lon !== 'number') return undefined
      return distance({ lat, lon }) > (frame.reached ? 0 : Number(accuracyM))
    }
  },
  looksAt: { metrics: METRICS, need: 'all' },
  limits: {
    'area.lat': { min: -90, max: 90 },
    'area.lon': { min: -180, max: 180 },
    'area.radiusM': { min: 0, max: 1_000_000 },
    accuracyM: { min: 0, max: 100_000 },
  },
  describe({ area }, describer) {
    if ('corners' in area) return text('position is outside the area', '位置超出范围')
    const radiusM = describer.figure(area.radiusM)
    if (radiusM === 0) return text('no area is set, so nobody is outside', '未设置范围')
    return text(`position is more than ${radiusM} m from its place`, `位置距中心点超过 ${radiusM} 米`)
  },
  subject: () => ({ metrics: METRICS, thresholds: [] }),
  bands({ area }, reader) {
    const circle = circleOf(area, reader)
    return circle && (circle.radiusM > 0 ? bandsWithin(circle) : NOWHERE)
  },
}

/** Without an area nobody is ever outside. */
const NOWHERE: readonly Band[] = []

type Figures = Pick<Reader, 'figure'>

function distanceFrom(area: Area, figures: Figures): DistanceM | undefined {
  if ('corners' in area) return distanceFromPolygon(area.corners)
  const circle = circleOf(area, figures)
  return circle && circle.radiusM > 0 ? distanceFromCircle(circle) : undefined
}

const circleOf = (area: Area, { figure }: Figures): Circle | undefined =>
  'corners' in area
    ? undefined
    : { lat: figure(area.lat), lon: figure(area.lon), radiusM: figure(area.radiusM) }

function bandsWithin(circle: Circle): readonly Band[] {
  const { lat, lon } = circle
  const { latSpan, lonSpan } = squareWithin(circle)
  return [
    { metric: 'lat', above: lat - latSpan, below: lat + latSpan },
    { metric: 'lon', above: lon - lonSpan, below: lon + lonSpan },
  ]
}
