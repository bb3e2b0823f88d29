import { type DurationMs, type Instant, MINUTE } from '../../domain/model/time.ts'

/** What tells one frame of a device from all others of its session. */
export interface SentFrame {
  readonly session?: string
  readonly count?: number
  readonly data?: string
}

/** A device repeats what was not confirmed within minutes; what looks the same later is a counter that began anew. */
const AGAIN_WITHIN_MS: DurationMs = 10 * MINUTE
const DEVICES_MAX = 20_000

/**
 * A frame that a device sends again, or that came by two ways, has the time of its first: by that it is known as the same
 * reading when it is judged. It is never dropped here: the first may not have been committed.
 */
export class SentAgain {
  readonly #last = new Map<string, SentFrame & { readonly ts: Instant }>()

  timeOf(address: string, frame: SentFrame, ts: Instant | undefined): Instant | undefined {
    if (ts === undefined || frame.count === undefined) return ts
    const last = this.#last.get(address)
    if (last !== undefined && isSame(last, frame) && Math.abs(ts - last.ts) <= AGAIN_WITHIN_MS) return last.ts
    this.#last.delete(address)
    this.#last.set(address, { ...frame, ts })
    if (this.#last.size > DEVICES_MAX) this.#last.delete(this.#last.keys().next().value as string)
    return ts
  }
}

const isSame = (a: SentFrame, b: SentFrame): boolean =>
  a.count === b.count && a.session === b.session && a.data === b.data
