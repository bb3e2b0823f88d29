import { hash, timingSafeEqual } from 'node:crypto'
import type { DeviceId } from '../domain/model/device.ts'
import { type DeviceTokens, formerEndsAt, inForce, used } from '../domain/model/device-token.ts'
import { DAY, type Instant } from '../domain/model/time.ts'
import { realTimers, type Timers } from '../runtime/timers.ts'

export type TokenVerdict = 'ok' | 'unknown-device' | 'wrong-token'

/** `endsAll`: nothing that was open, or kept, under the device's name goes on. */
export type TokensChanged = (id: DeviceId, endsAll: boolean) => void

export interface CredentialOptions {
  readonly now?: () => Instant
  readonly timers?: Timers
}

interface Held {
  readonly tokens: DeviceTokens
  readonly current: Buffer
  readonly former: Buffer | undefined
}

/**
 * The devices' tokens, as SHA-256, in memory: a connection never waits for the disk. Load it from the accounts' store
 * at start; whoever changes a token there tells it here, and what is open under one that ended is closed.
 */
export class DeviceCredentials {
  readonly #held = new Map<DeviceId, Held>()
  readonly #ends = new Map<DeviceId, () => void>()
  readonly #now: () => Instant
  readonly #timers: Timers
  readonly #changed: TokensChanged[] = []
  #used: (id: DeviceId) => void = () => {}

  /** As the accounts' store keeps them. */
  constructor(
    tokens: Iterable<readonly [DeviceId, DeviceTokens]> = [],
    { now = Date.now, timers = realTimers }: CredentialOptions = {},
  ) {
    this.#now = now
    this.#timers = timers
    for (const [id, each] of tokens) this.#hold(id, inForce(each, now()))
  }

  set(id: DeviceId, tokens: DeviceTokens): void {
    this.#hold(id, tokens)
    this.#tell(id, tokens.former === undefined)
  }

  /** Its former token ends before its time; what is open under the current one stays open. */
  endFormer(id: DeviceId): void {
    const tokens = this.of(id)
    if (tokens?.former === undefined) return
    this.#hold(id, { current: tokens.current })
    this.#tell(id, false)
  }

  remove(id: DeviceId): void {
    this.#disarm(id)
    this.#held.delete(id)
    // Also of one without a token: it may be there by a certificate.
    this.#tell(id, true)
  }

  /** Those that are good now. */
  of(id: DeviceId): DeviceTokens | undefined {
    const held = this.#held.get(id)
    return held && inForce(held.tokens, this.#now())
  }

  check(id: DeviceId, token: Uint8Array): TokenVerdict {
    const given = sha256(token)
    const held = this.#held.get(id)
    // An unknown device costs the same time as a known one, and one with two tokens as one with one.
    const isCurrent = timingSafeEqual(given, held?.current ?? NOBODY)
    const isFormer = timingSafeEqual(given, held?.former ?? NOBODY)
    if (held === undefined) return 'unknown-device'
    if (!isCurrent && !(isFormer && this.of(id)?.former !== undefined)) return 'wrong-token'
    this.#noteUse(id, held, given)
    return 'ok'
  }

  /** Whether what was opened by a token of this hash may stay open. */
  accepts(id: DeviceId, tokenHash: string): boolean {
    const tokens = this.of(id)
    return tokens?.current.hash === tokenHash || tokens?.former?.hash === tokenHash
  }

  /** The doors': they close what is open under a token that is no longer the device's. */
  whenChanged(listener: TokensChanged): void {
    this.#changed.push(listener)
  }

  /** Whoever keeps them: that one was used is worth being written down. */
  whenUsed(listener: (id: DeviceId) => void): void {
    this.#used = listener
  }

  /** Watches over no end any more. */
  stop(): void {
    for (const id of [...this.#ends.keys()]) this.#disarm(id)
  }

  #hold(id: DeviceId, tokens: DeviceTokens): void {
    const { current, former } = tokens
    this.#held.set(id, { tokens, current: fromHex(current.hash), former: former && fromHex(former.hash) })
    this.#arm(id)
  }

  #noteUse(id: DeviceId, held: Held, given: Buffer): void {
    const noted = used(held.tokens, given.toString('hex'), this.#now())
    if (noted === held.tokens) return
    this.#hold(id, noted)
    this.#used(id)
  }

  #arm(id: DeviceId): void {
    this.#disarm(id)
    const tokens = this.#held.get(id)?.tokens
    const endsAt = tokens && formerEndsAt(tokens)
    if (endsAt === undefined) return
    const waitMs = Math.min(Math.max(0, endsAt - this.#now()), WAIT_MS_MAX)
    this.#ends.set(
      id,
      this.#timers.after(waitMs, () => this.#end(id)),
    )
  }

  #end(id: DeviceId): void {
    const tokens = this.of(id)
    if (tokens === undefined) return
    this.#hold(id, tokens)
    if (tokens.former === undefined) this.#tell(id, false)
  }

  #disarm(id: DeviceId): void {
    this.#ends.get(id)?.()
    this.#ends.delete(id)
  }

  #tell(id: DeviceId, endsAll: boolean): void {
    for (const listener of this.#changed) listener(id, endsAll)
  }
}

/** A timer of Node counts to 24 days at most; the clock may have been set meanwhile, too. */
const WAIT_MS_MAX = DAY
const SHA256_BYTES = 32
const NOBODY = Buffer.alloc(SHA256_BYTES)

const sha256 = (token: Uint8Array): Buffer => hash('sha256', token, 'buffer')

/** As `accepts` wants it. */
export const tokenHashOf = (token: Uint8Array): string => sha256(token).toString('hex')

function fromHex(hash: string): Buffer {
  const bytes = Buffer.from(hash, 'hex')
  if (bytes.length !== SHA256_BYTES) throw new Error('a device token hash is not a SHA-256 in hex')
  return bytes
}
