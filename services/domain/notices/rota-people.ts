import type { DutyOverride, Rota } from '../model/duty.ts'
import type { PersonId } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import { type Turn, turnsBetween } from './rota-turns.ts'

/** Who is on duty by one rota within some stretch of time. */
export interface RotaPeople {
  /** Nothing changes between two of these: whatever begins or ends, in no order. */
  readonly moments: readonly Instant[]
  /** In the order of the shifts; those who hand over come last. Somebody may be there twice. */
  at(at: Instant): readonly PersonId[]
}

export function peopleOf(rota: Rota, timeZone: string, from: Instant, to: Instant): RotaPeople {
  const { handOverMs } = rota
  const since = from - handOverMs - 1
  const turns = turnsBetween(rota, timeZone, since, to)
  const overrides = rota.overrides.filter(override => override.from <= to && override.to >= since)
  const all = [...turns, ...overrides]
  const ends = handOverMs > 0 ? leavings(turns, overrides, since) : []
  return {
    moments: all.flatMap(one => [one.from, one.to, one.to + handOverMs]),
    at: at => [...working(turns, overrides, at), ...handingOver(ends, overrides, handOverMs, at)],
  }
}

function working(
  turns: readonly Turn[],
  overrides: readonly DutyOverride[],
  at: Instant,
): readonly PersonId[] {
  let on: readonly PersonId[] = turns.filter(turn => isWithin(turn, at)).flatMap(turn => turn.on)
  for (const override of overrides) if (isWithin(override, at)) on = replaced(on, override)
  return on
}

/** Each replacement stands in the place of the one it replaces: the order says who is called first. */
function replaced(on: readonly PersonId[], { insteadOf, on: others }: DutyOverride): readonly PersonId[] {
  if (insteadOf === undefined) return others
  const place = on.findIndex(person => insteadOf.includes(person))
  if (place < 0) return on
  const stays = (person: PersonId) => !insteadOf.includes(person)
  return [...on.slice(0, place), ...others, ...on.slice(place).filter(stays)]
}

interface Leaving {
  readonly at: Instant
  /** Who worked until then, by the overrides too: whoever stood in hands over, and not who was on leave. */
  readonly people: readonly PersonId[]
}

function leavings(turns: readonly Turn[], overrides: readonly DutyOverride[], since: Instant): Leaving[] {
  const ends = new Set([...turns, ...overrides].map(one => one.to).filter(to => to >= since))
  return [...ends].sort((a, b) => a - b).map(at => ({ at, people: working(turns, overrides, at - 1) }))
}

function handingOver(
  ends: readonly Leaving[],
  overrides: readonly DutyOverride[],
  handOverMs: number,
  at: Instant,
): readonly PersonId[] {
  return ends
    .filter(end => end.at <= at && at < end.at + handOverMs)
    .flatMap(end => end.people.filter(person => !isTakenOff(person, end, overrides, at)))
}

const isTakenOff = (
  person: PersonId,
  end: Leaving,
  overrides: readonly DutyOverride[],
  at: Instant,
): boolean =>
  overrides.some(
    override =>
      override.from > end.at && isWithin(override, at) && (override.insteadOf?.includes(person) ?? true),
  )

const isWithin = ({ from, to }: { readonly from: Instant; readonly to: Instant }, at: Instant): boolean =>
  from <= at && at < to
