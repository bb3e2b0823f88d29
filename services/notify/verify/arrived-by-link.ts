import type { Logger } from 'pino'
import type { Instant } from '../../domain/model/time.ts'
import type { ContactStore } from '../../store/contact-store.ts'
import type { NoticeStore } from '../../store/notice-store.ts'

export interface ArrivalOptions {
  readonly store: Pick<NoticeStore, 'get'>
  readonly contacts: Pick<ContactStore, 'contacts' | 'sawWay'>
  readonly now: () => Instant
  readonly log: Logger
}

/**
 * Somebody used the link of a notice, so it arrived where it was sent. Where it went by several channels, or to several
 * addresses, nobody knows to which, and nothing is said of any. What goes wrong here holds up no acknowledgement.
 */
export const arrivedByLink =
  ({ store, contacts, now, log }: ArrivalOptions) =>
  async (notice: string): Promise<void> => {
    try {
      const file = await store.get(notice)
      const arrived = file?.attempts.filter(({ outcome }) => outcome !== 'failed') ?? []
      const tried = new Map(arrived.map(({ channel, address }) => [channel, address]))
      const [only, ...others] = tried
      if (file === undefined || only === undefined || others.length > 0) return
      const { person } = file.notice
      const [channel, address] = only
      const own = ((await contacts.contacts(person))?.ways ?? []).filter(way => way.channel === channel)
      const [way, ...more] = own
      if (way?.address == null || more.length > 0) return
      if (address !== way.address && address !== '1 × push') return
      await contacts.sawWay({ person, channel, address: way.address, what: 'verified', at: now() })
    } catch (error) {
      log.warn({ err: error }, 'that an address is read is not on record')
    }
  }
