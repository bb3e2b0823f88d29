import type { ChannelKind } from '../../domain/model/channel.ts'
import type { UnreachableReason } from '../../domain/model/reach.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { AttemptOutcome } from '../../store/notice-store.ts'

/** What is known of somebody whom an alert could call. */
export interface PersonFacts {
  readonly account: 'in-use' | 'disabled' | 'none'
  /** Their account's scope has the site, so that they are of its staff. */
  readonly isOnSite: boolean
  /** In the order in which they are tried. */
  readonly ways: readonly WayFacts[]
}

export interface WayFacts {
  readonly channel: string
  readonly kind: ChannelKind
  /** The channel is set up and in use. */
  readonly isOn: boolean
  /** It goes to an address; else to a group or a place, where nobody can tell who reads it. */
  readonly hasAddress: boolean
  readonly verifiedAt: Instant | null
  readonly goneAt: Instant | null
  /** What became of the last notices that were tried by it, the newest first. */
  readonly lastTries: readonly LastTry[]
}

/** The last attempt of one notice by one channel. */
export interface LastTry {
  readonly at: Instant
  readonly outcome: AttemptOutcome
  readonly reason: string | null
}

export type WayState = 'works' | 'channel-off' | 'address-gone' | 'address-refused' | 'sends-failed'

export interface WayVerdict extends Pick<WayFacts, 'channel' | 'kind' | 'verifiedAt'> {
  readonly state: WayState
  /** It is so since then, where that is known. */
  readonly since: Instant | null
}

export interface Verdict {
  /** `null` where an urgent alert would get through. */
  readonly why: UnreachableReason | null
  /** One of the ways that work was seen to arrive, or goes to a group. */
  readonly isVerified: boolean
  readonly since: Instant | null
  readonly ways: readonly WayVerdict[]
}

/** So many notices in a row that did not arrive by a channel are more than a bad moment. */
const FAILED_IN_A_ROW = 3

/**
 * Whether an urgent alert would get through to somebody: such a one is tried by each of their own ways, so one that works is
 * enough. What is there for everyone (a speaker, a group) is not theirs.
 */
export function verdictOf({ account, isOnSite, ways: facts }: PersonFacts): Verdict {
  const ways = facts.map(wayVerdict)
  const verified = facts.some((way, i) => ways[i]?.state === 'works' && isSeen(way))
  const base = { isVerified: verified, since: null, ways }
  if (account === 'none') return { ...base, why: 'no-account' }
  if (account === 'disabled') return { ...base, why: 'account-disabled' }
  if (!isOnSite) return { ...base, why: 'not-on-site' }
  if (ways.length === 0) return { ...base, why: 'no-address' }
  if (ways.some(({ state }) => state === 'works')) return { ...base, why: null }
  return { ...base, ...worst(ways) }
}

const isSeen = ({ hasAddress, verifiedAt }: WayFacts): boolean => !hasAddress || verifiedAt !== null

function wayVerdict(way: WayFacts): WayVerdict {
  const { channel, kind, verifiedAt } = way
  return { channel, kind, verifiedAt, ...stateOf(way) }
}

function stateOf({ isOn, goneAt, ...way }: WayFacts): Pick<WayVerdict, 'state' | 'since'> {
  if (!isOn) return { state: 'channel-off', since: null }
  if (goneAt !== null) return { state: 'address-gone', since: goneAt }
  const failed = failedLast(way)
  const [last] = failed
  if (last !== undefined && isRefused(way.kind, last)) return { state: 'address-refused', since: last.at }
  if (failed.length < FAILED_IN_A_ROW) return { state: 'works', since: null }
  return { state: 'sends-failed', since: failed.at(-1)?.at ?? null }
}

/** Since something arrived there, or was seen to. */
function failedLast({ lastTries, verifiedAt }: Pick<WayFacts, 'lastTries' | 'verifiedAt'>): LastTry[] {
  const since = lastTries.filter(({ at }) => at > (verifiedAt ?? Number.NEGATIVE_INFINITY))
  const arrived = since.findIndex(({ outcome }) => outcome === 'delivered')
  return arrived === -1 ? since : since.slice(0, arrived)
}

/** No such mailbox (RFC 5321, 550, 551, 553); 5.7 is about who sends, and not about the address (RFC 3463). */
const isRefused = (kind: ChannelKind, { reason }: LastTry): boolean =>
  kind === 'email' && /^refused with 55[013](?! 5\.7\.)/.test(reason ?? '')

/** What is the easiest to mend is said first. */
const ORDER = ['sends-failed', 'address-refused', 'address-gone', 'channel-off'] as const

function worst(ways: readonly WayVerdict[]): Pick<Verdict, 'why' | 'since'> {
  const why = ORDER.find(state => ways.some(way => way.state === state)) ?? 'no-address'
  return { why, since: ways.find(({ state }) => state === why)?.since ?? null }
}
