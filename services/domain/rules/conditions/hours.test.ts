import t from 'tap'
import { all, atLeast, not } from '../../model/condition.ts'
import type { ConditionSpec, Weekday } from '../../model/rule.ts'
import { MINUTE, NEVER } from '../../model/time.ts'
import { verdicts, wakings } from './testing/verdicts.ts'

const hours = (from: string | number, to: string | number, days?: readonly Weekday[]): ConditionSpec => ({
  ...{ type: 'during', from, to },
  ...(days && { days }),
})
/** Local times of a zone are given with their offset: `2026-05-04T22:00+08:00`. */
const at = (...times: string[]) => times.map(time => [Date.parse(time), {}] as const)
const iso = (time: number | undefined) =>
  time === undefined || time === NEVER ? time : new Date(time).toISOString()

t.test('hours hold from their beginning up to their end, by the clock of the site', async t => {
  const series = at(
    '2026-05-04T07:59:59+08:00',
    '2026-05-04T08:00+08:00',
    '2026-05-04T17:59:59+08:00',
    '2026-05-04T18:00+08:00',
  )
  t.same(verdicts(hours('08:00', '18:00'), series, 'Asia/Shanghai'), [false, true, true, false])
  t.same(verdicts(hours('00:00', '10:00'), series, 'UTC'), [false, true, true, false])
})

t.test('a night belongs to the day on which it begins', async t => {
  const fridays = hours('22:00', '06:00', ['fri'])
  const series = at(
    '2026-05-08T03:00+08:00', // Friday before dawn is Thursday's night
    '2026-05-08T22:00+08:00',
    '2026-05-09T05:59+08:00',
    '2026-05-09T06:00+08:00',
    '2026-05-09T23:00+08:00',
  )
  t.same(verdicts(fridays, series, 'Asia/Shanghai'), [false, true, true, false, false])
})

t.test('it wakes when it begins and when it ends, also where that is days away', async t => {
  const weekends = hours('09:00', '12:00', ['sat', 'sun'])
  const series = at('2026-05-04T10:00Z', '2026-05-09T09:00Z', '2026-05-09T12:00Z', '2026-05-10T12:00Z')
  t.same(wakings(weekends, series).map(iso), [
    '2026-05-09T09:00:00.000Z',
    '2026-05-09T12:00:00.000Z',
    '2026-05-10T09:00:00.000Z',
    '2026-05-16T09:00:00.000Z',
  ])
})

t.test('a whole day is one from midnight to midnight, and no day is never', async t => {
  const mondays = hours('00:00', '24:00', ['mon'])
  const series = at('2026-05-03T23:59Z', '2026-05-04T00:00Z', '2026-05-04T23:59Z', '2026-05-05T00:00Z')
  t.same(verdicts(mondays, series), [false, true, true, false])
  t.same(verdicts(hours('08:00', '08:00'), series), [true, true, true, true])
  t.same(verdicts(hours('00:00', '24:00', []), series), [false, false, false, false])
  t.same(wakings(hours('00:00', '24:00', []), series), Array(4).fill(NEVER))
})

t.test('minutes after midnight do as well, so that they can be a setting', async t => {
  t.same(verdicts(hours({ setting: 'limit' } as never, 20), at('1970-01-01T00:09Z', '1970-01-01T00:10Z')), [
    false,
    true,
  ])
  t.throws(() => verdicts(hours('25:00', '26:00'), []), { message: 'no time of the day: 25:00' })
})

t.test('where the clock is put forward, hours that do not come are not there', async t => {
  const zone = 'Europe/Berlin' // 02:00 becomes 03:00 on 29 March 2026
  const series = at('2026-03-29T00:59Z', '2026-03-29T01:00Z', '2026-03-29T01:29Z', '2026-03-29T01:30Z')
  t.same(verdicts(hours('02:00', '03:00'), series, zone), [false, false, false, false])
  t.same(verdicts(hours('02:30', '03:30'), series, zone), [false, true, true, false])
  t.same(verdicts(hours('22:00', '02:30'), series, zone), [true, false, false, false])
})

t.test('where an hour comes twice, it holds through both', async t => {
  const zone = 'Europe/Berlin' // 03:00 becomes 02:00 on 25 October 2026
  const series = at(
    '2026-10-24T23:59Z',
    '2026-10-25T00:00Z', // 02:00 for the first time
    '2026-10-25T00:45Z',
    '2026-10-25T01:29Z', // 02:29 for the second time
    '2026-10-25T01:30Z',
  )
  t.same(verdicts(hours('02:00', '02:30'), series, zone), [false, true, true, true, false])
  t.same(iso(wakings(hours('02:00', '02:30'), series, zone)[1]), '2026-10-25T01:30:00.000Z')
  t.same(verdicts(hours('22:00', '02:30'), series, zone), [true, true, true, true, false])
})

t.test('a rule by hours looks at each device for itself, whatever was asked before', async t => {
  const nightly = hours('22:00', '06:00')
  const series = at('2026-05-04T23:00Z', '2026-05-01T12:00Z', '2026-05-04T23:00Z', '2026-04-30T23:00Z')
  t.same(verdicts(nightly, series), [true, false, true, true])
})

t.test('a threshold by night wakes nobody while the value is far from it', async t => {
  const loud = all(atLeast('x', 10), hours('22:00', '06:00'))
  const noon = Date.parse('2026-05-04T12:00Z')
  const series = [
    [noon, { x: 5 }],
    [noon + MINUTE, { x: 12 }],
    [noon + 600 * MINUTE, {}],
    [noon + 601 * MINUTE, { x: 5 }],
  ] as const
  t.same(verdicts(loud, series), [false, false, true, false])
  t.same(wakings(loud, series).map(iso), [
    NEVER,
    '2026-05-04T22:00:00.000Z',
    '2026-05-05T06:00:00.000Z',
    NEVER,
  ])
})

t.test('a metric is fresh for so long after its report, and wakes when it is no more', async t => {
  const fresh: ConditionSpec = { type: 'fresh', metric: 'x', withinMs: 100 }
  const series = [
    [0, { y: 1 }],
    [10, { x: 1 }],
    [109, { y: 1 }],
    [110, {}],
    [120, { x: 1 }],
  ] as const
  t.same(verdicts(fresh, series), [undefined, true, true, false, true])
  t.same(wakings(fresh, series), [NEVER, 110, 110, NEVER, 220])
  t.same(verdicts(not(fresh), series), [undefined, false, false, true, false])
})
