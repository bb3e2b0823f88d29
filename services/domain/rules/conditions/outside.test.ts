import t from 'tap'
import type { Area, ConditionSpec } from '../../model/rule.ts'
import { areWithin } from '../bands.ts'
import { bandsOf } from '../bands-of.ts'
import { type Circle, distanceFromCircle, distanceFromPolygon } from './area.ts'
import { after } from './testing/verdicts.ts'

const METRE = 1 / 111_195.08 // of latitude, in degrees
const home = { lat: 31.2304, lon: 121.4737 }
const north = (metres: number) => ({ lat: home.lat + metres * METRE, lon: home.lon })
const left = (area: Area, accuracyM?: number): ConditionSpec => ({
  type: 'outside',
  area,
  ...(accuracyM !== undefined && { accuracyM }),
})
const around = (radiusM: number): Area => ({ ...home, radiusM })

t.test('one is outside a circle beyond its line, and not on it', async t => {
  t.same(after(left(around(500)), north(499), north(501), north(499)), [false, true, false])
})

t.test('a position that may be wrong by so much takes as much to leave, and none to come back', async t => {
  const positions = [north(540), north(551), north(540), north(501), north(499), north(540)]
  t.same(after(left(around(500), 50), ...positions), [false, true, true, true, false, false])
})

t.test('the accuracy that comes with a position stands before the assumed one', async t => {
  const vague = { ...north(900), accuracyM: 2_000 }
  t.same(after(left(around(500), 10), vague, { ...north(900), accuracyM: 20 }), [false, true])
})

t.test('without an area, or without a position, there is no outside', async t => {
  t.same(after(left(around(0)), north(9_000)), [undefined])
  t.same(after(left(around(500)), { steps: 1 }, { lat: 31 }), [undefined, undefined])
})

const hook: Area = {
  corners: [
    [0, 0],
    [0, 0.03],
    [0.03, 0.03],
    [0.03, 0.02],
    [0.01, 0.02],
    [0.01, 0],
  ],
}

t.test('inside an area with a bay is inside its line, and the bay is not', async t => {
  const at = (lat: number, lon: number) => after(left(hook), { lat, lon })[0]
  t.same([at(0.005, 0.001), at(0.02, 0.025), at(0.02, 0.01), at(-0.001, 0.01)], [false, false, true, true])
})

t.test('the distance from an area is that from its nearest edge', async t => {
  const distance = distanceFromPolygon(hook.corners)
  const near = (a: number, b: number) => Math.abs(a - b) < 1
  t.ok(near(distance({ lat: -100 * METRE, lon: 0.01 }), 100))
  t.ok(near(distance({ lat: 100 * METRE, lon: 0.01 }), -100))
  t.ok(near(distance({ lat: -300 * METRE, lon: -400 * METRE }), 500), 'past a corner')
})

t.test('an area over the date line is one area', async t => {
  const fiji = distanceFromCircle({ lat: -17, lon: 179.999, radiusM: 1_000 })
  t.ok(fiji({ lat: -17, lon: -179.999 }) < 0)
  t.ok(fiji({ lat: -17, lon: -179.9 }) > 0)
})

t.test(
  'whoever is within the bands of a circle is within the circle, and the bands are not idle',
  async t => {
    for (const lat of [0, 31, -60, 80]) {
      const circle: Circle = { lat, lon: 121, radiusM: 30_000 }
      const bands = bandsOf({ levels: [{ severity: 'low', when: left(circle) }] }, {}) ?? []
      const distance = distanceFromCircle(circle)
      let within = 0
      for (let i = -50; i <= 50; i++) {
        for (let j = -50; j <= 50; j++) {
          const position = {
            lat: lat + i * 600 * METRE,
            lon: 121 + (j * 600 * METRE) / Math.cos((lat * Math.PI) / 180),
          }
          if (!areWithin(bands, position)) continue
          within++
          if (distance(position) > 0) t.fail(`${JSON.stringify(position)} is outside and within the bands`)
        }
      }
      t.ok(within > 4_000, `${within} of 10201 places at latitude ${lat}`)
    }
  },
)

t.test('whoever has no area is within bands wherever he is', async t => {
  const bands = bandsOf({ levels: [{ severity: 'low', when: left(around(0)) }] }, {})
  t.same(areWithin(bands ?? [], north(1e6)), true)
  t.ok(bands)
})
