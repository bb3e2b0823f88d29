import type { DutyOverride, Rota } from '../model/duty.ts'
import type { PersonId } from '../model/person.ts'
import type { DurationMs, Instant } from '../model/time.ts'
import { Turns } from './rota-turns.ts'
import type { SiteClock } from './site-clock.ts'

interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** Who is on duty by one rota. */
export class RotaPeople {
  readonly #turns: Turns
  readonly #overrides: readonly DutyOverride[]
  readonly #handOverMs: DurationMs
  #begins: Instant | undefined
  /** Asked for the same moment again for the next zone of the rota. */
  readonly #known = new Map<Instant, readonly PersonId[]>()

  constructor(rota: Rota, clock: SiteClock) {
    this.#turns = new Turns(rota, clock)
    this.#overrides = rota.overrides
    this.#handOverMs = rota.handOverMs
  }

  /** In the order of the shifts; those who hand over come last. Somebody may be there twice. */
  at(at: Instant): readonly PersonId[] {
    const known = this.#known.get(at) ?? [...this.#working(at), ...this.#handingOver(at)]
    this.#known.set(at, known)
    return known
  }

  /** When it begins to count; a plan is entered before that. */
  begins(): Instant {
    this.#begins ??= this.#turns.begins()
    return this.#begins
  }

  /** Within these times nothing changes between two of these moments, which are in no order. */
  moments(from: Instant, to: Instant): Instant[] {
    return this.#touching(from - this.#handOverMs, to)
      .flatMap(span => [span.from, span.to, span.to + this.#handOverMs])
      .filter(moment => moment > from && moment < to)
  }

  #touching(from: Instant, to: Instant): Span[] {
    const overrides = this.#overrides.filter(override => override.from <= to && override.to >= from)
    return [...this.#turns.touching(from, to), ...overrides]
  }

  #working(at: Instant): readonly PersonId[] {
    let on: readonly PersonId[] = this.#turns.at(at).flatMap(turn => turn.on)
    for (const override of this.#overrides) if (isWithin(override, at)) on = replaced(on, override)
    return on
  }

  #handingOver(at: Instant): readonly PersonId[] {
    if (this.#handOverMs === 0) return []
    const since = at - this.#handOverMs
    const ends = this.#touching(since, at).flatMap(({ to }) => (since < to && to <= at ? [to] : []))
    const inOrder = [...new Set(ends)].sort((a, b) => a - b)
    return inOrder.flatMap(end => this.#working(end - 1).filter(person => !this.#isTakenOff(person, end, at)))
  }

  // By the overrides too: whoever stood in hands over, and not who was on leave.
  #isTakenOff(person: PersonId, end: Instant, at: Instant): boolean {
    return this.#overrides.some(
      override =>
        override.from > end && isWithin(override, at) && (override.insteadOf?.includes(person) ?? true),
    )
  }
}

/** Each replacement stands in the place of the one it replaces: the order says who is called first. */
function replaced(on: readonly PersonId[], { insteadOf, on: others }: DutyOverride): readonly PersonId[] {
  if (insteadOf === undefined) return others
  const place = on.findIndex(person => insteadOf.includes(person))
  if (place < 0) return on
  const stays = (person: PersonId) => !insteadOf.includes(person)
  return [...on.slice(0, place), ...others, ...on.slice(place).filter(stays)]
}

const isWithin = ({ from, to }: Span, at: Instant): boolean => from <= at && at < to
