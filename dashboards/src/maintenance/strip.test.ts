import t from 'tap'
import { placeIn, stripOf } from './strip.ts'

const DAY = 86_400_000
const start = (at: number) => Math.floor(at / DAY) * DAY
const NOON = 100 * DAY + DAY / 2

t.test('a week is shown where work ends sooner, a month at most where it ends later', async t => {
  t.equal(stripOf([NOON + DAY], NOON, start).days.length, 7)
  t.equal(stripOf([NOON + 12 * DAY], NOON, start).days.length, 13)
  t.equal(stripOf([NOON + 300 * DAY], NOON, start).days.length, 31)
})

t.test('work lies where its time is, and what reaches beyond ends at the edge', async t => {
  const strip = stripOf([], NOON, start)
  t.same(placeIn(strip, 100 * DAY, 100 * DAY + 3.5 * DAY), { left: '0%', width: '50%' })
  t.same(placeIn(strip, 90 * DAY, 300 * DAY), { left: '0%', width: '100%' })
})
