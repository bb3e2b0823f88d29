import type { WireRotaBody } from '../../../services/api/wire/duty.ts'
import { addDays, type Day, mondayOf } from './zone-time.ts'

export type Shift = WireRotaBody['shifts'][number]

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Teams that take turns by the week are a shift each: every so many weeks, the first of them beginning this week. */
export const takingTurns = (
  shift: Shift,
  teams: readonly (readonly string[])[],
  today: Day,
): readonly Shift[] =>
  teams.map((team, n) => ({
    ...shift,
    on: [...team],
    everyWeeks: teams.length,
    since: addDays(mondayOf(today), n * 7),
  }))

export const newShift = (): Shift => ({ weekdays: [...WEEKDAYS], from: '08:00', to: '20:00', on: [] })
