import type { JsonObject } from '../json-object.ts'
import type { HeardAnswer, SayOrders } from '../orders.ts'
import type { SettingValues } from '../source.ts'
import { answerWithinMs } from './answer-within.ts'
import type { KnownWays } from './known-ways.ts'
import { objectIn, saidInBytes, wordIn } from './lorawan.ts'
import { ADDRESS_UNFIT, isOrderTopic } from './order-topic.ts'

/** By this its answers are told from those to what others send. */
const OURS = 'linli:order:'

/** Put behind what waits already (`push`), confirmed by the device itself. */
export const theThingsStackOrders = (settings: SettingValues, ways: KnownWays): SayOrders => ({
  answerWithinMs: answerWithinMs(settings),
  topicOf(address) {
    const way = ways.to(address)
    return way && `${way}/down/push`
  },
  say: ({ id, address }, encoded) =>
    // Its names are levels of its topics, where it is heard and told.
    !isOrderTopic(address) || address.includes('/')
      ? ADDRESS_UNFIT
      : saidInBytes(encoded, ({ port, data }) => ({
          downlinks: [
            {
              ...{ f_port: port, frm_payload: data, priority: 'NORMAL', confirmed: true },
              correlation_ids: [`${OURS}${id}`],
            },
          ],
        })),
})

/** `nack` is none: the network tries again after the next uplink. Nothing of what others sent. */
export function theThingsStackAnswer(object: JsonObject, key: string): HeardAnswer | undefined {
  const what = objectIn(object, key)
  const order = orderIn(object) ?? orderIn(what) ?? orderIn(objectIn(what, 'downlink'))
  if (order === undefined) return undefined
  if (key === 'downlink_ack') return { order, became: 'done' }
  if (key !== 'downlink_failed') return undefined
  const error = wordIn(objectIn(what, 'error'), 'message_format')
  return { order, became: 'refused', reason: 'downlink-failed', ...(error !== undefined && { said: error }) }
}

function orderIn({ correlation_ids }: JsonObject): string | undefined {
  const ids = Array.isArray(correlation_ids) ? correlation_ids : []
  const own = ids.find(each => typeof each === 'string' && each.startsWith(OURS))
  return typeof own === 'string' ? own.slice(OURS.length) : undefined
}
