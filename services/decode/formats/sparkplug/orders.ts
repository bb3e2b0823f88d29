import type { SayOrders } from '../../orders.ts'
import type { SettingValues } from '../../source.ts'
import { fieldsOf, orderValuesIn } from '../order-values.ts'
import type { Renames } from '../renames.ts'
import { writePayload } from './payload.ts'

/** Metrics are written by name, and a device has done it when it reports them so. Of a node itself, what it lost is asked for. */
export function sparkplugOrders(settings: SettingValues, renames: Renames): SayOrders {
  const values = orderValuesIn('orders', settings.orders)
  return {
    topicOf: commandTopic,
    say(order, encoded) {
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
  if (!group || !node || more.length > 0) return undefined
  return device === undefined ? `spBv1.0/${group}/NCMD/${node}` : `spBv1.0/${group}/DCMD/${node}/${device}`
}
