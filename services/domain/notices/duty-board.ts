import type { Rota } from '../model/duty.ts'
import type { PersonId, Role } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import type { DutyLevel } from './duty-levels.ts'
import { EVERYBODY, type Presence } from './duty-presence.ts'
import { RotaPeople } from './rota-people.ts'
import { SiteClock } from './site-clock.ts'

/** From the first moment until before the second the same people, who may be nobody. */
export interface DutySpan {
  readonly from: Instant
  readonly to: Instant
  readonly on: readonly PersonId[]
}

/** The rotas of a site laid out, each once, however much is asked of them. */
export class DutyBoard {
  readonly #clock: SiteClock
  readonly #presence: Presence
  readonly #people = new Map<Rota, RotaPeople>()

  constructor(timeZone: string, presence = EVERYBODY) {
    this.#clock = SiteClock.of(timeZone)
    this.#presence = presence
  }

  /** Each once, the nearest first. */
  at(levels: readonly DutyLevel[], at: Instant): PersonId[] {
    const found = new Set<PersonId>()
    const answered = new Set<Role>()
    for (const { role, rotas, near } of levels) {
      if (answered.has(role)) continue
      const counts = (person: PersonId) => this.#presence.counts(person, near)
      const on = rotas.flatMap(rota => this.#of(rota).at(at).filter(counts))
      if (on.length > 0) answered.add(role)
      for (const person of on) found.add(person)
    }
    return [...found]
  }

  /**
   * One that has not begun is as none: next month's plan is entered today. Whoever an override of it has on duty already is on
   * duty all the same.
   */
  counting(rotas: Iterable<Rota>, at: Instant): Rota[] {
    return [...rotas].filter(rota => this.#of(rota).begins() <= at || this.#of(rota).at(at).length > 0)
  }

  /** Levels of one key have the same answer. */
  key(levels: readonly DutyLevel[]): string {
    const [first] = levels
    const rotas = levels.map(level => level.rotas.map(({ id }) => id))
    return JSON.stringify([first && this.#presence.key(first.near), rotas])
  }

  /** When the first of these begins to count. */
  begins(rotas: readonly Rota[]): Instant {
    return Math.min(...rotas.map(rota => this.#of(rota).begins()))
  }

  /** When the answer for any of these may next be another, within this time; nothing where it may not. */
  nextMoment(rotas: Iterable<Rota>, after: Instant, until: Instant): Instant | undefined {
    let next: Instant | undefined
    for (const rota of rotas)
      for (const moment of this.#of(rota).moments(after, until)) if (moment < (next ?? until)) next = moment
    return next
  }

  /** All of a stretch of time, one after the other without a hole. */
  spans(levels: readonly DutyLevel[], from: Instant, to: Instant): DutySpan[] {
    const within = levels.flatMap(({ rotas }) => rotas.flatMap(rota => this.#of(rota).moments(from, to)))
    const moments = [...new Set([from, ...within])].sort((a, b) => a - b)
    const spans: { from: Instant; to: Instant; on: PersonId[] }[] = []
    for (const moment of moments) {
      const on = this.at(levels, moment)
      const last = spans.at(-1)
      if (last !== undefined && isSame(last.on, on)) continue
      if (last !== undefined) last.to = moment
      spans.push({ from: moment, to, on })
    }
    return spans
  }

  #of(rota: Rota): RotaPeople {
    const known = this.#people.get(rota) ?? new RotaPeople(rota, this.#clock)
    this.#people.set(rota, known)
    return known
  }
}

const isSame = (some: readonly PersonId[], others: readonly PersonId[]): boolean =>
  some.length === others.length && some.every((person, place) => person === others[place])
