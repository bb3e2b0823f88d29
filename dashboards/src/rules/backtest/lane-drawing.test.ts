import t from 'tap'
import { barOf, CURVE, drawLane, WIDTH } from './lane-drawing.ts'

const given = { from: 0, to: 100, gapMs: 20 }

t.test('a limit is in the picture, however far the values are from it', async t => {
  const { limits } = drawLane({
    ...given,
    points: [
      { at: 0, value: 10 },
      { at: 10, value: 20 },
    ],
    limits: [90],
  })
  t.same(limits, [{ value: 90, y: 4 }])
})

t.test('the line is broken where nothing came for long', async t => {
  const points = [0, 10, 50].map(at => ({ at, value: at }))
  t.same(drawLane({ ...given, points, limits: [] }).curve.match(/[ML]/g), ['M', 'L', 'M'])
})

t.test('a peak that the mean of its window hides is in the picture', async t => {
  const points = [{ at: 0, value: 10, min: 0, max: 97 }]
  const { band, limits } = drawLane({ ...given, points, limits: [90] })
  t.match(band, /^M0 4L0 70Z$/)
  t.ok((limits[0]?.y ?? 0) > 4)
})

t.test('one value, or none, is drawn without a fault', async t => {
  t.equal(drawLane({ ...given, points: [], limits: [] }).curve, '')
  t.match(drawLane({ ...given, points: [{ at: 50, value: 5 }], limits: [] }).curve, /^M500 \d/)
})

t.test('a short alert is seen all the same, and one at the very end is not outside', async t => {
  const { x } = drawLane({ ...given, points: [], limits: [] })
  const span = { deviceId: 'a', severity: 'low', isAlone: false } as const
  t.same(barOf({ ...span, from: 50, to: 50 }, x, 0).width, 3)
  const last = barOf({ ...span, from: 100, to: 100 }, x, 1)
  t.ok(last.x + last.width <= WIDTH)
  t.ok(last.y > CURVE)
})
