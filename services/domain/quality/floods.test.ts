import t from 'tap'
import { SECOND } from '../model/time.ts'
import { floodShare, floodsOf, isIn } from './floods.ts'
import { minutes } from './testing/life.ts'

const every = (n: number, seconds: number, from = minutes(0)) =>
  Array.from({ length: n }, (_, i) => from + i * seconds * SECOND)

t.test('ten alarms in ten minutes are no flood, the eleventh begins it', async t => {
  t.same(floodsOf(every(10, 30)), [])
  t.match(floodsOf(every(11, 30)), [{ from: minutes(5), alarms: 11 }])
})

t.test('it ends when fewer than five are left of the last ten minutes', async t => {
  // At 0:00, 0:30, … 5:00; the seventh of them, of 3:00, is ten minutes old at 13:00, and four are left.
  t.same(floodsOf(every(11, 30)), [{ from: minutes(5), to: minutes(13), alarms: 11 }])
})

t.test('eleven in exactly ten minutes are none: the first has passed when the last comes', async t => {
  t.same(floodsOf(every(11, 60)), [])
  t.equal(floodsOf([...every(10, 60), minutes(10) - 1]).length, 1)
})

t.test('a flood that goes on with five in ten minutes is one, with fewer it is another', async t => {
  const first = every(11, 1)
  const trickle = every(6, 110, minutes(2))
  const [flood, ...more] = floodsOf([...first, ...trickle])
  t.same(more, [])
  t.equal(flood?.alarms, 17)
  t.equal(floodsOf([...first, ...every(11, 1, minutes(30))]).length, 2)
})

t.test('the share is that of the period, cut at its ends', async t => {
  const flood = { from: minutes(-10), to: minutes(10), alarms: 20 }
  t.equal(floodShare([flood], { from: minutes(0), to: minutes(100) }), 0.1)
  t.equal(floodShare([flood], { from: minutes(20), to: minutes(30) }), 0)
})

t.test('what led to a flood in the ten minutes before is of it', async t => {
  const flood = { from: minutes(30), to: minutes(40), alarms: 11 }
  t.same(
    [minutes(20), minutes(20) + 1, minutes(40), minutes(40) + 1].map(at => isIn(at, flood)),
    [false, true, true, false],
  )
})
