import t from 'tap'
import { DAY, HOUR, MINUTE } from './time.ts'
import { firstShown, isTimeZone, lastShown, offsetMs, wallTime, weekdayOf } from './zone-time.ts'

const dayOf = (date: string) => Date.parse(`${date}T00:00Z`) / DAY
const shown = (date: string, hours: number) => ({ day: dayOf(date), ms: hours * HOUR })
const rfc = (at: number) => new Date(at).toISOString()

t.test('the clock of a zone is read by its rules, on either side of a change', async t => {
  const berlin = (at: string) => offsetMs('Europe/Berlin', Date.parse(at)) / HOUR
  t.same([berlin('2026-03-29T00:59:59.999Z'), berlin('2026-03-29T01:00Z')], [1, 2])
  t.same([berlin('2026-10-25T00:59:59.999Z'), berlin('2026-10-25T01:00Z')], [2, 1])
  t.equal(offsetMs('Asia/Shanghai', 0), 8 * HOUR)
  t.equal(offsetMs('America/St_Johns', Date.parse('2026-01-01T00:00Z')), -3.5 * HOUR)
  t.equal(offsetMs('UTC', 0), 0)
})

t.test('a wall clock shows another day than UTC where it is ahead or behind', async t => {
  const at = Date.parse('2026-05-04T20:30Z') // a Monday
  t.same(wallTime('Asia/Shanghai', at), { day: dayOf('2026-05-05'), ms: 4.5 * HOUR })
  t.same(wallTime('America/New_York', at), { day: dayOf('2026-05-04'), ms: 16.5 * HOUR })
  t.same([weekdayOf(dayOf('2026-05-04')), weekdayOf(dayOf('2026-05-10')), weekdayOf(-4)], [0, 6, 6])
})

t.test('an hour that comes once has one time', async t => {
  t.equal(rfc(firstShown('Asia/Shanghai', shown('2026-05-05', 4.5))), '2026-05-04T20:30:00.000Z')
  t.equal(rfc(lastShown('Asia/Shanghai', shown('2026-05-05', 4.5))), '2026-05-04T20:30:00.000Z')
  t.equal(rfc(firstShown('Europe/Berlin', shown('2026-03-29', 24))), '2026-03-29T22:00:00.000Z')
})

t.test('an hour that the clock leaps over is the moment of the leap', async t => {
  for (const hours of [2, 2.5]) {
    t.equal(rfc(firstShown('Europe/Berlin', shown('2026-03-29', hours))), '2026-03-29T01:00:00.000Z')
    t.equal(rfc(lastShown('Europe/Berlin', shown('2026-03-29', hours))), '2026-03-29T01:00:00.000Z')
  }
  t.equal(rfc(firstShown('Europe/Berlin', shown('2026-03-29', 3))), '2026-03-29T01:00:00.000Z')
  t.equal(rfc(firstShown('Europe/Berlin', shown('2026-03-29', 1.99))), '2026-03-29T00:59:24.000Z')
})

t.test('an hour that comes twice has a first and a last time', async t => {
  t.equal(rfc(firstShown('Europe/Berlin', shown('2026-10-25', 2.5))), '2026-10-25T00:30:00.000Z')
  t.equal(rfc(lastShown('Europe/Berlin', shown('2026-10-25', 2.5))), '2026-10-25T01:30:00.000Z')
  t.equal(rfc(firstShown('Europe/Berlin', shown('2026-10-25', 3))), '2026-10-25T02:00:00.000Z')
  t.equal(rfc(firstShown('America/New_York', shown('2026-11-01', 1.5))), '2026-11-01T05:30:00.000Z')
  t.equal(rfc(lastShown('America/New_York', shown('2026-11-01', 1.5))), '2026-11-01T06:30:00.000Z')
})

t.test('a leap of half an hour at midnight is one too', async t => {
  const leap = Date.parse('2026-10-03T15:30Z') // Lord Howe: 02:00 becomes 02:30
  t.equal(firstShown('Australia/Lord_Howe', shown('2026-10-04', 2)), leap)
  t.equal(firstShown('Australia/Lord_Howe', { day: dayOf('2026-10-04'), ms: 2 * HOUR + 15 * MINUTE }), leap)
})

t.test('a zone is one that the runtime knows', async t => {
  t.same(['Asia/Shanghai', 'UTC', 'Mars/Olympus', ''].map(isTimeZone), [true, true, false, false])
})
