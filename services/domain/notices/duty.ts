import type { Rota } from '../model/duty.ts'
import type { PersonId } from '../model/person.ts'
import type { Zone, ZoneId } from '../model/place.ts'
import { DAY, type Instant } from '../model/time.ts'
import { DutyBoard, type DutySpan } from './duty-board.ts'
import { type DutyWhere, levelsFor } from './duty-levels.ts'
import type { Presence } from './duty-presence.ts'

type Zones = ReadonlyMap<ZoneId, Zone>

/**
 * Who is on duty, the innermost zone's first, each once, always in the same order. Of one role the innermost rota that has
 * somebody on duty hides those around it: the one who answers for a building is told, and not every colleague of the site
 * each time. Where it has nobody, those around it stand in, so hiding never leaves an alert to nobody.
 */
export function onDuty(
  rotas: Iterable<Rota>,
  zones: Zones,
  where: DutyWhere,
  timeZone: string,
  at: Instant,
  presence?: Presence,
): PersonId[] {
  const board = new DutyBoard(timeZone, presence)
  return board.at(levelsFor(board.counting(rotas, at), zones, where), at)
}

/** Those that say by now who is there; where none does, it is everybody of the role. */
export const countingRotas = (rotas: Iterable<Rota>, timeZone: string, at: Instant): Rota[] =>
  new DutyBoard(timeZone).counting(rotas, at)

/** When the answer is another one; within two weeks in any case, to ask again. */
export function nextDutyChange(
  rotas: Iterable<Rota>,
  zones: Zones,
  where: DutyWhere,
  timeZone: string,
  at: Instant,
): Instant {
  const board = new DutyBoard(timeZone)
  const levels = levelsFor(rotas, zones, where)
  for (const aheadMs of [2 * DAY, LOOK_AHEAD_MS]) {
    const [now] = board.spans(levels, at, at + aheadMs)
    if (now !== undefined && now.to < at + aheadMs) return now.to
  }
  return at + LOOK_AHEAD_MS
}

export const LOOK_AHEAD_MS = 14 * DAY

/** All of a stretch of time, one after the other without a hole. */
export const dutySpans = (
  rotas: Iterable<Rota>,
  zones: Zones,
  where: DutyWhere,
  timeZone: string,
  from: Instant,
  to: Instant,
): DutySpan[] => new DutyBoard(timeZone).spans(levelsFor(rotas, zones, where), from, to)
