import t from 'tap'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'
import { days, hours, minutes } from './levels.ts'
import { planSeries, type RolledUp } from './plan.ts'
import { beginning } from './progress.ts'

const known = (over: Partial<RolledUp> = {}): RolledUp => ({
  upTo: 10 * DAY,
  readingsFrom: beginning,
  stale: [],
  keptSince: () => beginning,
  ...over,
})

/** As `source from–to`, in hours. */
const plan = (
  from: Instant,
  to: Instant,
  everyMs: number,
  over: Partial<RolledUp> = {},
  sort = 'numbers' as 'numbers' | 'words',
) =>
  planSeries({ from, to }, everyMs, sort, known(over)).map(
    ({ source, ...range }) =>
      `${source === 'readings' ? source : source.name} ${range.from / HOUR}–${range.to / HOUR}`,
  )

t.test('the coarsest level whose windows make up those that are asked for answers', async t => {
  t.same(plan(0, 4 * DAY, 2 * DAY), ['day 0–96'])
  t.same(plan(0, 4 * DAY, 6 * HOUR), ['hour 0–96'])
  t.same(plan(0, 4 * DAY, 90 * MINUTE), ['minute 0–96'])
  t.same(plan(0, 4 * DAY, 90_000), ['readings 0–96'])
})

t.test('ragged ends are answered by finer levels, and by readings in the end', async t => {
  t.same(plan(2.5 * HOUR, 2 * DAY + 0.75 * HOUR + 1, DAY), [
    'minute 2.5–3',
    'hour 3–24',
    'day 24–48',
    `minute 48–48.75`,
    `readings 48.75–${48.75 + 1 / HOUR}`,
  ])
})

t.test('what is not rolled up yet is answered by readings', async t => {
  t.same(plan(0, 4 * DAY, DAY, { upTo: DAY + 3 * HOUR }), ['day 0–24', 'hour 24–27', 'readings 27–96'])
  t.same(plan(0, 4 * DAY, DAY, { upTo: beginning }), ['readings 0–96'])
})

t.test('an hour that got a reading since is answered by readings, its day by its other hours', async t => {
  t.same(plan(0, 3 * DAY, DAY, { stale: [30 * HOUR, 31 * HOUR] }), [
    'day 0–24',
    'hour 24–30',
    'readings 30–32',
    'hour 32–48',
    'day 48–72',
  ])
  t.same(plan(29 * HOUR, 32 * HOUR, MINUTE, { stale: [30 * HOUR] }), [
    'minute 29–30',
    'readings 30–31',
    'minute 31–32',
  ])
})

t.test('before a level is kept the finer ones are asked, which may be kept for longer', async t => {
  const keptSince = (level: typeof days) =>
    new Map([
      [days, 2 * DAY],
      [hours, DAY],
      [minutes, 3 * DAY],
    ]).get(level) ?? 0
  t.same(plan(0, 4 * DAY, DAY, { keptSince }), ['readings 0–24', 'hour 24–48', 'day 48–96'])
})

t.test('flags and words come as they were while there are readings, then by the hour and day', async t => {
  const over = { readingsFrom: 2 * DAY + 5 * HOUR }
  t.same(plan(0, 4 * DAY, DAY, over, 'words'), ['day 0–48', 'hour 48–53', 'readings 53–96'])
  t.same(plan(0, 4 * DAY, MINUTE, over, 'words'), ['hour 0–53', 'readings 53–96'])
  t.same(plan(0, 4 * DAY, DAY, {}, 'words'), ['readings 0–96'])
})

t.test(
  'where the readings are gone, windows that no level makes up are answered by what is nearest',
  async t => {
    const gone = { readingsFrom: 3 * DAY }
    t.same(plan(0, 4 * DAY, 90_000, gone), ['minute 0–72', 'readings 72–96'])
    t.same(plan(0, 4 * DAY, 10_000, gone), ['minute 0–72', 'readings 72–96'])
    t.same(plan(0, 4 * DAY, 90 * MINUTE, gone), ['minute 0–72', 'minute 72–96'])
    const keptSince = (level: typeof days) => (level === minutes ? 2 * DAY : beginning)
    t.same(plan(0, 4 * DAY, 90 * MINUTE, { ...gone, keptSince }), [
      'hour 0–48',
      'minute 48–72',
      'minute 72–96',
    ])
    t.same(plan(0, 4 * DAY, MINUTE, { ...gone, keptSince }), ['hour 0–48', 'minute 48–72', 'minute 72–96'])
    t.same(plan(0, 4 * DAY, 90 * MINUTE, gone, 'words'), ['hour 0–72', 'readings 72–96'])
  },
)
