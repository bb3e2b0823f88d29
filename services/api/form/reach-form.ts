import type { UnreachableReason } from '../../domain/model/reach.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import { REACH_REMEDIES, UNREACHABLE_WORDS, VERIFY_REMEDY } from '../../domain/notices/reach-words.ts'
import type { OwnReach, PersonReach, Verdict } from '../../notify/desk.ts'
import type { WireOwnReach, WirePersonReach } from '../wire/reach.ts'

/** What of somebody the asker may know. */
export interface Shown {
  readonly name: string | null
  readonly hasWays: boolean
  /** When a check found it first. */
  readonly foundAt: Instant | undefined
}

export const personReachForm = (
  { person, as, verdict }: PersonReach,
  { name, hasWays, foundAt }: Shown,
): WirePersonReach => ({
  ...{ id: person, name, as: [...as] },
  ...judged(verdict),
  says: verdict.why === null ? null : UNREACHABLE_WORDS[verdict.why],
  since: verdict.why === null ? null : timeOrNull(verdict.since ?? foundAt ?? null),
  ...(hasWays && {
    ways: verdict.ways.map(way => ({
      ...way,
      verifiedAt: timeOrNull(way.verifiedAt),
      since: timeOrNull(way.since),
    })),
  }),
})

export const ownReachForm = ({ site, verdict }: OwnReach): WireOwnReach => ({
  ...judged(verdict),
  says: verdict.why === null ? null : ownWords(verdict.why),
  since: timeOrNull(verdict.since),
  site,
})

const judged = ({ why, isVerified }: Verdict) => ({
  ...{ reachable: why === null, verified: isVerified, why },
  remedy: why === null ? (isVerified ? null : VERIFY_REMEDY) : REACH_REMEDIES[why],
})

const ownWords = (why: UnreachableReason): Text => {
  const { en, zh } = UNREACHABLE_WORDS[why]
  return text(`You cannot be reached when there is an alert: ${en}.`, `有告警时联系不上您：${zh}。`)
}

const timeOrNull = (at: Instant | null): string | null => (at === null ? null : toRfc3339(at))
