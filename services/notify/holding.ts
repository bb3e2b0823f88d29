import type { Instant } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { Entry } from './entry.ts'

interface Held {
  readonly entries: Set<Entry>
  readonly until: Instant
  readonly callOff: () => void
}

/** What waits to be told together: of one person on one site, until the earliest time that any of it waits for. */
export class Holding {
  readonly #timers: Timers
  readonly #now: () => Instant
  readonly #due: (entries: readonly Entry[]) => void
  readonly #held = new Map<string, Held>()

  constructor(timers: Timers, now: () => Instant, due: (entries: readonly Entry[]) => void) {
    this.#timers = timers
    this.#now = now
    this.#due = due
  }

  hold(entry: Entry, until: Instant): void {
    const key = JSON.stringify([entry.notice.site, entry.notice.person])
    const before = this.#held.get(key)
    const entries = (before?.entries ?? new Set()).add(entry)
    const earliest = Math.min(until, before?.until ?? until)
    before?.callOff()
    const callOff = this.#timers.after(waitMs(earliest - this.#now()), () => this.#release(key, earliest))
    this.#held.set(key, { entries, until: earliest, callOff })
    entry.callOff = () => entries.delete(entry)
  }

  stop(): void {
    for (const { callOff } of this.#held.values()) callOff()
  }

  #release(key: string, until: Instant): void {
    const held = this.#held.get(key)
    if (held === undefined) return
    // A clock that was set back meanwhile, or a wait that was too long for a timer.
    if (this.#now() < until) {
      const callOff = this.#timers.after(waitMs(until - this.#now()), () => this.#release(key, until))
      this.#held.set(key, { ...held, callOff })
      return
    }
    this.#held.delete(key)
    if (held.entries.size > 0) this.#due([...held.entries])
  }
}

/** The runtime's timers count milliseconds in 31 bits. */
const WAIT_MS_MAX = 2_147_483_647
const waitMs = (ms: number): number => Math.min(WAIT_MS_MAX, Math.max(0, ms))
