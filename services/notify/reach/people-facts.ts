import type { ChannelKind } from '../../domain/model/channel.ts'
import type { PersonId } from '../../domain/model/person.ts'
import type { ChannelRecord, ContactStore, ContactWay } from '../../store/contact-store.ts'
import type { NoticeStore, PastAttempt } from '../../store/notice-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { isAddress } from '../address.ts'
import type { AddressSort } from '../channel.ts'
import { lastTriesOf } from './last-tries.ts'
import type { PersonFacts, WayFacts } from './verdict.ts'

export interface FactSources {
  readonly contacts: Pick<ContactStore, 'channels' | 'contacts'>
  readonly store: Pick<NoticeStore, 'attemptsTo'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly addressOf: (kind: ChannelKind) => AddressSort
}

/** Of one person: three of each of some channels are told by these, and what is older decides nothing. */
const ATTEMPTS_LOOKED_AT = 200

/** What is known of these people, each looked up one after the other: a check is in no hurry, and alerts are. */
export async function* factsOf(
  people: Iterable<PersonId>,
  isOnSite: (person: PersonId) => boolean,
  sources: FactSources,
): AsyncIterable<readonly [PersonId, PersonFacts]> {
  const channels = await sources.contacts.channels()
  for (const person of people) {
    const [account, contacts, attempts] = await Promise.all([
      sources.accounts.person(person),
      sources.contacts.contacts(person),
      sources.store.attemptsTo(person, ATTEMPTS_LOOKED_AT),
    ])
    const ways = (contacts?.ways ?? []).flatMap(way => wayFacts(way, channels, attempts, sources) ?? [])
    const state = account === undefined ? 'none' : account.disabled ? 'disabled' : 'in-use'
    yield [person, { account: state, isOnSite: isOnSite(person), ways }]
  }
}

function wayFacts(
  way: ContactWay,
  channels: readonly ChannelRecord[],
  attempts: readonly PastAttempt[],
  { addressOf }: Pick<FactSources, 'addressOf'>,
): WayFacts | undefined {
  const channel = channels.find(({ id }) => id === way.channel)
  if (channel === undefined) return undefined
  const sort = addressOf(channel.kind)
  // What is no address reaches nobody, whatever was saved before addresses were looked at.
  if (sort !== 'none' && !isAddress(sort, way.address ?? '')) return undefined
  return {
    channel: channel.id,
    kind: channel.kind,
    isOn: channel.enabled,
    hasAddress: sort !== 'none',
    verifiedAt: way.verifiedAt,
    goneAt: way.goneAt,
    lastTries: lastTriesOf(way, attempts),
  }
}
