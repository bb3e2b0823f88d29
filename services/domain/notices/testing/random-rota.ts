import type { Random } from '../../../../scripts/testing/random.ts'
import { calendarDay, type DutyOverride, type Rota, type Shift } from '../../model/duty.ts'
import { WEEKDAYS } from '../../model/rule.ts'
import { DAY, HOUR, MINUTE } from '../../model/time.ts'

export const PEOPLE = ['an', 'bo', 'chen', 'deng', 'fei']
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

/** Near this day, with all that a rota may have; its times are whole quarters of an hour. */
export function randomRota(random: Random, day: number): Rota {
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
