import { HOUR, type Instant } from '../domain/model/time.ts'
import type { BusyHour } from './desk.ts'

/** In which hour most began: a year has 8,760 of them at most. */
export class BusyHours {
  readonly #counts = new Map<number, number>()

  add(at: Instant): void {
    const hour = Math.floor(at / HOUR)
    this.#counts.set(hour, (this.#counts.get(hour) ?? 0) + 1)
  }

  /** Of those with as many the first; nothing where nothing began. */
  most(): BusyHour | null {
    let most: BusyHour | null = null
    for (const [hour, count] of [...this.#counts].sort(([a], [b]) => a - b))
      if (count > (most?.count ?? 0)) most = { at: hour * HOUR, count }
    return most
  }
}
