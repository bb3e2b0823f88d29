import type { ChannelKind } from '../domain/model/channel.ts'
import type { ContactWay } from '../store/contact-store.ts'
import type { NoticeRecord } from '../store/notice-store.ts'
import type { AddressSort } from './channel.ts'

/** A channel that is set up and in use, as far as choosing among them needs it. */
export interface UsableChannel {
  readonly id: string
  readonly kind: ChannelKind
  readonly address: AddressSort
  readonly isIdempotent: boolean
  readonly forEveryone: boolean
}

/** One channel, with every address of the person that it reaches: a phone that lies at home is not the one that rings. */
export interface Way {
  readonly channel: string
  readonly kind: ChannelKind
  readonly addressSort: AddressSort
  readonly isIdempotent: boolean
  /** One `undefined` where the channel goes to a group or a place. */
  readonly addresses: readonly (string | undefined)[]
}

/**
 * By what a notice can go, in the order in which it is tried: the kinds that it names or else the person's own order, and at
 * the end what is there for everyone. What a life hangs on is not confined to the kinds that it names.
 */
export function waysFor(
  { by, isLifeSafety }: Pick<NoticeRecord, 'by' | 'isLifeSafety'>,
  contactWays: readonly ContactWay[],
  channels: readonly UsableChannel[],
): Way[] {
  const own = ownWays(contactWays, channels)
  const everyone = channels.filter(({ forEveryone, address }) => forEveryone && address === 'none').map(toAll)
  if (by === null) return once([...own, ...everyone])
  const places = channels.filter(({ address }) => address === 'none').map(toAll)
  const named = by.flatMap(kind => [...own, ...places].filter(way => way.kind === kind))
  return once(isLifeSafety ? [...named, ...own, ...everyone] : named)
}

function ownWays(contactWays: readonly ContactWay[], channels: readonly UsableChannel[]): Way[] {
  const usable = contactWays.filter(({ goneAt }) => goneAt === null)
  const ids = [...new Set(usable.map(({ channel }) => channel))]
  return ids.flatMap(id => {
    const channel = channels.find(one => one.id === id)
    if (channel === undefined) return []
    if (channel.address === 'none') return [toAll(channel)]
    const addresses = usable.filter(way => way.channel === id).flatMap(({ address }) => address ?? [])
    return addresses.length === 0 ? [] : [{ ...toAll(channel), addresses }]
  })
}

const toAll = ({ id, kind, isIdempotent, address }: UsableChannel): Way => ({
  channel: id,
  kind,
  addressSort: address,
  isIdempotent,
  addresses: [undefined],
})

const once = (ways: readonly Way[]): Way[] =>
  ways.filter(({ channel }, i) => ways.findIndex(way => way.channel === channel) === i)
