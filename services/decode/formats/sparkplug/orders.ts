import type { SayOrders } from '../../orders.ts'
import type { SettingValues } from '../../source.ts'
import { ADDRESS_UNFIT, orderTopic } from '../order-topic.ts'
import { fieldsOf, orderValuesIn } from '../order-values.ts'
import type { Renames } from '../renames.ts'
import { writePayload } from './payload.ts'

/** Metrics are written by name, and a device has done it when it reports them so. Of a node itself, what it lost is asked for. */
export function sparkplugOrders(settings: SettingValues, renames: Renames): SayOrders {
  const values = orderValuesIn('orders', settings.orders)
  return {
    topicOf: commandTopic,
    say(order, encoded) {
      if (commandTopic(order.address) === undefined) return ADDRESS_UNFIT
      const said = fieldsOf(order, encoded, values)
      if (!said.ok) return said
      const reported = Object.entries(said.fields).map(([name, value]) => [renames.get(name) ?? name, value])
      return { ok: true, payload: writePayload(said.fields, order.at), expects: Object.fromEntries(reported) }
    },
    wanted(event, address, at) {
      const topic = event === 'rebirth-wanted' ? commandTopic(address) : undefined
      return topic === undefined ? undefined : { topic, payload: writePayload(REBIRTH, at) }
    },
  }
}

/** By the specification (3.0.0, 5.8). */
const REBIRTH = { 'Node Control/Rebirth': true }

/** `{group}/{node}[/{device}]`. */
function commandTopic(address: string): string | undefined {
  const [group, node, device, ...more] = address.split('/')
  if (!group || !node || device === '' || more.length > 0) return undefined
  const own = device === undefined ? `NCMD/${node}` : `DCMD/${node}/${device}`
  return orderTopic(`spBv1.0/${group}/${own}`)
}
