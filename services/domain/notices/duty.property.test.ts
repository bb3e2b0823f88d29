import t from 'tap'
import { Random } from '../../../scripts/testing/random.ts'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { calendarDay, type DutyOverride, type Rota, type Shift } from '../model/duty.ts'
import { WEEKDAYS } from '../model/rule.ts'
import { DAY, HOUR, MINUTE } from '../model/time.ts'
import { dutySpans, nextDutyChange, onDuty } from './duty.ts'
import { naiveDuty } from './testing/naive-duty.ts'

const PEOPLE = ['an', 'bo', 'chen', 'deng', 'fei']
const ROTAS = 150

/** Days about which the clock of a zone leaps, and ordinary ones. */
const TIMES = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Asia/Shanghai', '2026-10-01'],
] as const

const maybe = <T>(random: Random, probability: number, make: () => T): T | undefined =>
  random.chance(probability) ? make() : undefined
const some = (random: Random, most: number) => random.shuffled(PEOPLE).slice(0, random.wholeWithin(0, most))
const clock = (random: Random, to: boolean) => {
  const half = random.wholeWithin(to ? 1 : 0, to ? 48 : 47)
  return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
}
const near = (random: Random, day: number) => calendarDay(day + random.wholeWithin(-9, 3))

function shift(random: Random, day: number): Shift {
  const since = maybe(random, 0.4, () => near(random, day))
  const everyWeeks = since && maybe(random, 0.5, () => random.wholeWithin(1, 3))
  const until = maybe(random, 0.15, () => calendarDay(day + random.wholeWithin(-1, 3)))
  return {
    weekdays: WEEKDAYS.filter(() => random.chance(0.7)),
    from: clock(random, false),
    to: clock(random, true),
    on: some(random, 2),
    ...(since && { since }),
    ...(everyWeeks && { everyWeeks }),
    ...(until && { until }),
  }
}

function override(random: Random, day: number): DutyOverride {
  const from = day * DAY + random.wholeWithin(-40, 30) * HOUR + 15 * MINUTE
  const insteadOf = maybe(random, 0.6, () => some(random, 2))
  const to = from + random.wholeWithin(1, 60) * 30 * MINUTE
  return { id: 'o', from, to, on: some(random, 2), ...(insteadOf && { insteadOf }) }
}

const list = <T>(random: Random, most: number, make: () => T): T[] =>
  Array.from({ length: random.wholeWithin(0, most) }, make)

function rotaOf(random: Random, day: number): Rota {
  const holidays = random
    .shuffled([-1, 0, 1])
    .slice(0, random.wholeWithin(0, 2))
    .map(of => {
      const asWeekday = maybe(random, 0.5, () => random.pick(WEEKDAYS))
      const on = maybe(random, 0.5, () => some(random, 2))
      return {
        day: calendarDay(day + of),
        ...(asWeekday !== undefined && { asWeekday }),
        ...(on && { on }),
      }
    })
  return {
    id: 'r',
    role: 'technician',
    zones: [],
    shifts: list(random, 4, () => shift(random, day)),
    overrides: list(random, 3, () => override(random, day)),
    holidays,
    handOverMs: random.pick([0, 0, 15, 30, 90]) * MINUTE,
  }
}

const zones = new Map()
const anywhere = { zone: '' }
const sorted = (people: Iterable<string>) => [...people].sort().join(' ')

t.test(`who is on duty is who a walk through every minute finds (seed ${testSeed})`, async t => {
  const random = new Random(testSeed)
  let found = 0
  for (let n = 0; n < ROTAS; n++) {
    const [timeZone, date] = random.pick(TIMES)
    const from = Date.parse(`${date}T00:00Z`) - DAY
    const rota = rotaOf(random, from / DAY + 1)
    const minutes = (3 * DAY) / MINUTE
    const naive = naiveDuty(rota, timeZone, from, minutes)
    const spans = dutySpans([rota], zones, anywhere, timeZone, from, from + minutes * MINUTE)
    const wrong = naive.findIndex((people, minute) => {
      const at = from + minute * MINUTE
      const span = spans.find(one => one.from <= at && at < one.to)
      if (people.size > 0) found++
      return sorted(span?.on ?? ['nothing']) !== sorted(people)
    })
    if (wrong >= 0) {
      const at = from + wrong * MINUTE
      t.fail(`rota ${n} of seed ${testSeed}: ${new Date(at).toISOString()} in ${timeZone}`, {
        rota,
        naive: [...(naive[wrong] ?? [])],
        found: onDuty([rota], zones, anywhere, timeZone, at),
      })
      return
    }
    for (const span of spans) {
      const asked = random.wholeWithin(span.from, span.to - 1)
      t.same(onDuty([rota], zones, anywhere, timeZone, asked), span.on)
      if (span.to < from + minutes * MINUTE)
        t.equal(nextDutyChange([rota], zones, anywhere, timeZone, asked), span.to)
    }
  }
  t.ok(found > ROTAS * 500, `somebody was on duty in ${found} minutes`)
})
