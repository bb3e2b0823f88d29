import type { ContactWay } from '../../store/contact-store.ts'
import type { PastAttempt } from '../../store/notice-store.ts'
import { REASON_TAKEN } from '../trouble.ts'
import type { LastTry } from './verdict.ts'

type Way = Pick<ContactWay, 'channel' | 'address'>

/**
 * What became of each notice that was tried by a way, by the last attempt of it: ten attempts while a mail server was down
 * for a minute are one notice. What went to an address of before says nothing of the one of now.
 */
export function lastTriesOf(way: Way, attempts: readonly PastAttempt[]): LastTry[] {
  const seen = new Set<string>()
  return attempts.flatMap(({ notice, at, outcome, reason, ...to }) => {
    if (!isOf(way, to) || reason === REASON_TAKEN || seen.has(notice)) return []
    seen.add(notice)
    return [{ at, outcome, reason }]
  })
}

/** The ledger keeps of a push subscription no more than that there was one. */
const isOf = (way: Way, to: Pick<PastAttempt, 'channel' | 'address'>): boolean =>
  way.channel === to.channel &&
  (way.address === null ||
    to.address === null ||
    / × push$/.test(to.address) ||
    to.address.split(', ').includes(way.address))
