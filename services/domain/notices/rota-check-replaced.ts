import type { DutyOverride, Rota } from '../model/duty.ts'
import type { PersonId } from '../model/person.ts'
import { isOver } from './rota-check-overrides.ts'
import { type RotaFault, type RotaRule, warningIf } from './rota-fault.ts'
import { Turns } from './rota-turns.ts'
import { SiteClock } from './site-clock.ts'

/** Whoever would not be on duty is not replaced: nobody comes, and whoever entered it thinks that somebody does. */
export const checkReplaced: RotaRule = (rota, context) => {
  const turns = new Turns(rota, SiteClock.of(context.timeZone))
  return rota.overrides.flatMap((override, place) =>
    isOver(override, context) ? [] : replacesNobody(override, place, rota, turns),
  )
}

function replacesNobody(override: DutyOverride, place: number, rota: Rota, turns: Turns): RotaFault[] {
  const { insteadOf = [] } = override
  if (insteadOf.length === 0) return []
  const named = new Set([...rota.shifts, ...rota.overrides, ...rota.holidays].flatMap(({ on = [] }) => on))
  const there = thereWithin(override, rota.overrides.slice(0, place), rota, turns)
  return insteadOf.flatMap((person, n) => [
    ...warningIf(
      !named.has(person),
      `overrides.${place}.insteadOf.${n}`,
      `${person} is on no shift of this rota: nothing is replaced`,
      `${person} 不在本值班表的任何班次中，不会产生替换`,
    ),
    ...warningIf(
      named.has(person) && !there.has(person),
      `overrides.${place}.insteadOf.${n}`,
      `${person} is not on duty by this rota at that time: nothing is replaced`,
      `${person} 在该时间不在班，不会产生替换`,
    ),
  ])
}

/** Everybody who may be on duty within its time, by the shifts and by what counts before it; with those who hand over. */
function thereWithin(
  { from, to }: DutyOverride,
  before: readonly DutyOverride[],
  { handOverMs }: Rota,
  turns: Turns,
): ReadonlySet<PersonId> {
  const spans = [...turns.touching(from - handOverMs, to), ...before]
  const within = spans.filter(span => span.from < to && span.to + handOverMs > from)
  return new Set(within.flatMap(({ on }) => on))
}
