import { isDeepStrictEqual } from 'node:util'
import type { ContactStore } from '../store/contact-store.ts'
import type { NoticeRecord } from '../store/notice-store.ts'
import type { AccountStore } from '../store/store.ts'
import type { Turn } from './lane.ts'
import { type UsableChannel, type Way, waysFor } from './ways.ts'

export interface ReachingOptions {
  readonly contacts: Pick<ContactStore, 'contacts'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly channels: { usable(): readonly UsableChannel[] }
}

/** By what somebody is reached at this moment. */
export function reaching({ contacts, accounts, channels }: ReachingOptions) {
  async function waysOf(notice: NoticeRecord): Promise<Way[]> {
    const known = await contacts.contacts(notice.person)
    return waysFor(notice, known?.ways ?? [], channels.usable())
  }

  /** Their ways, or whether they have an account at all, may be other than when it began to wait for its turn. */
  async function isStillSo({ entry: { notice }, way }: Turn): Promise<boolean> {
    const [account, ways] = await Promise.all([accounts.person(notice.person), waysOf(notice)])
    return account?.disabled !== true && ways.some(one => isDeepStrictEqual(one, way))
  }

  return { waysOf, isStillSo }
}
