import t from 'tap'
import { addDays, addMonths, clockIn, momentIn, mondayOf, weeksOfMonth } from './zone-time.ts'

const utc = (at: number) => new Date(at).toISOString().slice(0, 16)

t.test('a time by the clock of the site is the right moment, whatever the clock did', async t => {
  const table = [
    ['Asia/Shanghai', '2026-11-22', '08:00', '2026-11-22T00:00'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30', 'the first of the two'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00'],
    ['Europe/Berlin', '2026-10-25', '24:00', '2026-10-25T23:00', 'a day of 25 hours'],
    ['Australia/Lord_Howe', '2026-04-05', '03:00', '2026-04-04T16:30', 'half an hour back'],
    ['America/St_Johns', '2026-07-01', '00:00', '2026-07-01T02:30'],
  ] as const
  for (const [zone, day, time, expected, why] of table)
    t.equal(utc(momentIn(zone, day, time)), expected, why ?? `${zone} ${day} ${time}`)
})

t.test('the length of a day is that of its clock', async t => {
  const hours = (zone: string, day: string) =>
    (momentIn(zone, addDays(day, 1)) - momentIn(zone, day)) / 3_600_000
  t.equal(hours('Europe/Berlin', '2026-03-29'), 23)
  t.equal(hours('Europe/Berlin', '2026-10-25'), 25)
  t.equal(hours('Asia/Shanghai', '2026-10-25'), 24)
})

t.test('a moment is told by the clock of the site', async t => {
  t.same(clockIn('Asia/Shanghai', Date.parse('2026-12-31T16:00Z')), { day: '2027-01-01', time: '00:00' })
})

t.test('weeks begin on Monday, and a month is drawn in whole weeks', async t => {
  t.equal(mondayOf('2026-11-22'), '2026-11-16')
  t.equal(mondayOf('2026-11-23'), '2026-11-23')
  const days = weeksOfMonth('2026-11-15')
  t.equal(days[0], '2026-10-26')
  t.equal(days.at(-1), '2026-12-06')
  t.equal(days.length % 7, 0)
  t.equal(addMonths('2026-01-31', 1), '2026-02-01')
  t.equal(addMonths('2026-01-15', -1), '2025-12-01')
})
