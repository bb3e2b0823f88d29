import { type DurationMs, HOUR, type Instant } from './time.ts'

/** What is known of a token besides what it is: only its SHA-256 (hex) is kept. */
export interface DeviceToken {
  readonly hash: string
  /** `null` where it is from before this was noted. */
  readonly madeAt: Instant | null
  readonly firstUsedAt: Instant | null
  /** To the hour. */
  readonly lastUsedAt: Instant | null
}

/** Goes on opening until `endsAt`, or until the new one was used for as long as `endsAfterUseMs`. */
export interface FormerToken extends DeviceToken {
  readonly endsAt: Instant
  readonly endsAfterUseMs?: DurationMs
}

/** At most two open a device's account at a time. */
export interface DeviceTokens {
  readonly current: DeviceToken
  readonly former?: FormerToken
}

/** How the former token ends; 0: at once. */
export interface Overlap {
  readonly ms: DurationMs
  readonly endsAfterUseMs?: DurationMs
}

export const newToken = (hash: string, madeAt: Instant | null): DeviceToken => ({
  ...{ hash, madeAt, firstUsedAt: null, lastUsedAt: null },
})

/**
 * With a new one. Of three the one goes that was never used where the one before it still is: it was lost on its way to the
 * device, which must not be locked out by a second attempt.
 */
export function rotated(
  before: DeviceTokens | undefined,
  hash: string,
  at: Instant,
  { ms, endsAfterUseMs }: Overlap,
): DeviceTokens {
  const current = newToken(hash, at)
  if (before === undefined || ms === 0) return { current }
  const held = inForce(before, at)
  const kept = held.current.firstUsedAt === null ? (held.former ?? held.current) : held.current
  const { hash: formerHash, madeAt, firstUsedAt, lastUsedAt } = kept
  const former = { hash: formerHash, madeAt, firstUsedAt, lastUsedAt, endsAt: at + ms }
  return { current, former: { ...former, ...(endsAfterUseMs !== undefined && { endsAfterUseMs }) } }
}

/** When the former one ends as things stand: sooner once the new one is in use. */
export function formerEndsAt({ current, former }: DeviceTokens): Instant | undefined {
  if (former?.endsAfterUseMs === undefined || current.firstUsedAt === null) return former?.endsAt
  return Math.min(former.endsAt, current.firstUsedAt + former.endsAfterUseMs)
}

/** Without what has ended: at its end it is no longer good. */
export const inForce = (tokens: DeviceTokens, now: Instant): DeviceTokens =>
  now >= (formerEndsAt(tokens) ?? Number.POSITIVE_INFINITY) ? { current: tokens.current } : tokens

/** The same object where that it was used is nothing new. */
export function used(tokens: DeviceTokens, hash: string, now: Instant): DeviceTokens {
  const { current, former } = tokens
  if (hash === current.hash) {
    const noted = usedToken(current, now)
    return noted === current ? tokens : { ...tokens, current: noted }
  }
  if (former === undefined || hash !== former.hash) return tokens
  const noted = usedToken(former, now)
  return noted === former ? tokens : { ...tokens, former: noted }
}

function usedToken<T extends DeviceToken>(token: T, now: Instant): T {
  if (token.lastUsedAt !== null && now - token.lastUsedAt < HOUR) return token
  return { ...token, firstUsedAt: token.firstUsedAt ?? now, lastUsedAt: now }
}
