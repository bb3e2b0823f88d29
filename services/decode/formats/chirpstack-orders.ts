import { text } from '../../domain/model/text.ts'
import type { JsonObject } from '../json-object.ts'
import type { HeardAnswer, SayOrders } from '../orders.ts'
import type { Of, SettingValues, SourceDecoded, UnfitSetting } from '../source.ts'
import { answerWithinMs } from './answer-within.ts'
import { chirpstackLog } from './chirpstack-log.ts'
import type { KnownWays } from './known-ways.ts'
import { answeredEvent, EUI, objectIn, saidInBytes, wordIn } from './lorawan.ts'
import { ADDRESS_UNFIT, isOrderTopic } from './order-topic.ts'

/**
 * Confirmed, so that the device itself answers; under the id of the order, which the network server keeps once (version 4 alone:
 * 3 knows no ids, and its answer is taken for that of the order under way).
 */
export const chirpstackOrders = (settings: SettingValues, ways: KnownWays): SayOrders => {
  const { application } = settings
  const set = (address: string) =>
    application === undefined || application === '' || !EUI.test(address)
      ? undefined
      : `application/${application}/device/${address}`
  return {
    answerWithinMs: answerWithinMs(settings),
    topicOf(address) {
      const way = ways.to(address) ?? set(address)
      return way && `${way}/command/down`
    },
    say: ({ id, address }, encoded) =>
      // It is never heard by another name.
      !EUI.test(address)
        ? ADDRESS_UNFIT
        : saidInBytes(encoded, ({ port, data }) => ({
            id,
            devEui: address,
            confirmed: true,
            fPort: port,
            data,
          })),
  }
}

/** It is one level of the topics to which orders go: as anything else no network server hears them. */
export function applicationUnfit({ application = '' }: SettingValues): UnfitSetting | undefined {
  const id = String(application)
  if (id === '' || (isOrderTopic(id) && !/[/\s]/.test(id))) return undefined
  const says = text(
    `expected the id of one application, without / + # and spaces, got “${id}”`,
    `应填一个应用的 ID，不含 / + # 和空格；现为“${id}”`,
  )
  return { setting: 'application', says }
}

/** The device confirmed it, or did not before it spoke again: it may have heard it all the same. */
export const acknowledged = (of: Of, object: JsonObject): SourceDecoded =>
  object.acknowledged === true
    ? answeredEvent(of, 'chirpstack-ack', { ...by(wordIn(object, 'queueItemId')), became: 'done' })
    : answeredEvent(of, 'chirpstack-nack', {
        ...by(wordIn(object, 'queueItemId')),
        became: 'unknown',
        reason: 'not-acknowledged',
      })

/** By these the network server says that it gave the order up. */
const GIVEN_UP: ReadonlySet<string> = new Set(['downlink-payload-size', 'downlink-codec', 'expired'])

/** Whose order it was stands in its context; where it does not, it may have been somebody else's. */
export function notDelivered(of: Of, object: JsonObject): SourceDecoded {
  const event = chirpstackLog(object)
  const order = wordIn(objectIn(object, 'context'), 'queue_item_id')
  const reason = event.replace(/^chirpstack-[a-z]+-/, '')
  const isGivenUp = order !== undefined && GIVEN_UP.has(reason)
  return answeredEvent(of, event, isGivenUp ? { order, became: 'refused', reason } : undefined)
}

const by = (order: string | undefined): Pick<HeardAnswer, 'order'> => (order === undefined ? {} : { order })
