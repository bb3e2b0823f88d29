import type { Rota } from '../model/duty.ts'
import type { PersonId, Role } from '../model/person.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import { DAY, type Instant } from '../model/time.ts'
import { type DutyLevel, type DutyWhere, levelsFor } from './duty-levels.ts'
import { peopleOf } from './rota-people.ts'

type Zones = ReadonlyMap<ZoneId, Zone>

/** From the first moment until before the second the same people, who may be nobody. */
export interface DutySpan {
  readonly from: Instant
  readonly to: Instant
  readonly on: readonly PersonId[]
}

/**
 * Who is on duty, the innermost zone's first, each once, always in the same order. Of one role the innermost rota that has
 * somebody on duty hides those around it: the one who answers for a building is told, and not every colleague of the site
 * each time. Where it has nobody, those around it stand in, so hiding never leaves an alert to nobody.
 */
export const onDuty = (
  rotas: Iterable<Rota>,
  zones: Zones,
  where: DutyWhere,
  timeZone: string,
  at: Instant,
): PersonId[] => dutyBetween(levelsFor(rotas, zones, where), timeZone, at, at).at(at)

/** When the answer is another one; within two weeks in any case, to ask again. */
export function nextDutyChange(
  rotas: Iterable<Rota>,
  zones: Zones,
  where: DutyWhere,
  timeZone: string,
  at: Instant,
): Instant {
  const levels = levelsFor(rotas, zones, where)
  for (const aheadMs of [2 * DAY, LOOK_AHEAD_MS]) {
    const [now] = spansOf(dutyBetween(levels, timeZone, at, at + aheadMs), at, at + aheadMs)
    if (now !== undefined && now.to < at + aheadMs) return now.to
  }
  return at + LOOK_AHEAD_MS
}

const LOOK_AHEAD_MS = 14 * DAY

/** All of a stretch of time, one after the other without a hole. */
export const dutySpans = (
  rotas: Iterable<Rota>,
  zones: Zones,
  where: DutyWhere,
  timeZone: string,
  from: Instant,
  to: Instant,
): DutySpan[] => spansOf(dutyBetween(levelsFor(rotas, zones, where), timeZone, from, to), from, to)

export interface Duty {
  readonly moments: readonly Instant[]
  at(at: Instant): PersonId[]
}

export function dutyBetween(
  levels: readonly DutyLevel[],
  timeZone: string,
  from: Instant,
  to: Instant,
): Duty {
  const laidOut = levels.map(({ role, rotas }) => ({
    role,
    people: rotas.map(rota => peopleOf(rota, timeZone, from, to)),
  }))
  return {
    moments: laidOut.flatMap(({ people }) => people.flatMap(({ moments }) => moments)),
    at: at => {
      const found = new Set<PersonId>()
      const answered = new Set<Role>()
      for (const { role, people } of laidOut) {
        if (answered.has(role)) continue
        const on = people.flatMap(one => one.at(at))
        if (on.length > 0) answered.add(role)
        for (const person of on) found.add(person)
      }
      return [...found]
    },
  }
}

export function spansOf(duty: Duty, from: Instant, to: Instant): DutySpan[] {
  const within = duty.moments.filter(moment => moment > from && moment < to)
  const moments = [...new Set([from, ...within])].sort((a, b) => a - b)
  const spans: { from: Instant; to: Instant; on: PersonId[] }[] = []
  for (const moment of moments) {
    const on = duty.at(moment)
    const last = spans.at(-1)
    if (last !== undefined && isSame(last.on, on)) continue
    if (last !== undefined) last.to = moment
    spans.push({ from: moment, to, on })
  }
  return spans
}

const isSame = (some: readonly PersonId[], others: readonly PersonId[]): boolean =>
  some.length === others.length && some.every((person, place) => person === others[place])
