import { type DurationMs, type Instant, MINUTE, SECOND } from '../domain/model/time.ts'

export interface Published {
  readonly topic: string
  readonly payload: string | Uint8Array
}

type Delivered = Published & { readonly again: boolean; readonly retained: boolean }

/** A broker that sends what waited does not pause for as long, nor does a line that is lost for a moment. */
export const QUIET_MS: DurationMs = 5 * SECOND
/** By then all that waited has come: on a line that is never quiet nobody would ever know else. */
export const BEHIND_MS_MAX: DurationMs = 10 * MINUTE
/** Of what this server published meanwhile; one that comes back is enough. */
const OWN_MAX = 100

/**
 * Whether what a broker sends may have waited for this server to come back, which no message of MQTT says of itself. What waited
 * comes first and in its order: it is over with a message that this server published since then and now hears itself, as it
 * does where a source listens to all of a topic; else when nothing came for a while.
 */
export class Backlog {
  #behindSince: Instant | undefined
  #stirredAt: Instant = 0
  readonly #own: Published[] = []

  /** A connection begins. With a session that the broker did not keep nothing waited. */
  begin(isResumed: boolean, now: Instant): void {
    this.#behindSince = isResumed ? now : undefined
    this.#stirredAt = now
    this.#own.length = 0
  }

  published(message: Published): void {
    if (this.#behindSince !== undefined && this.#own.length < OWN_MAX) this.#own.push(message)
  }

  /** Whether this one may have waited; called with each, in their order. */
  mayHaveWaited(message: Delivered, now: Instant): boolean {
    const since = this.#behindSince
    if (since === undefined) return false
    const isOver = now - this.#stirredAt >= QUIET_MS || now - since >= BEHIND_MS_MAX
    // What is sent again was sent to the connection before, and what was kept is told to whoever subscribes.
    const isOwn = !message.again && !message.retained && this.#own.some(each => isSame(each, message))
    this.stirred(now)
    if (isOver || isOwn) this.#behindSince = undefined
    return !isOver
  }

  /** Something came or was answered: what waits behind it may come now. */
  stirred(now: Instant): void {
    this.#stirredAt = now
  }
}

const isSame = (one: Published, other: Published): boolean =>
  one.topic === other.topic && Buffer.from(one.payload).equals(Buffer.from(other.payload))
