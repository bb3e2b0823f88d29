import type { HeardAnswer, SayOrders } from '../../orders.ts'
import type { SettingValues } from '../../source.ts'
import { ADDRESS_UNFIT, orderTopic } from '../order-topic.ts'
import { fieldsOf, orderValuesIn } from '../order-values.ts'

/** A device is set to something, and its state tells when it is so. */
export function zigbeeOrders(base: string, settings: SettingValues): SayOrders {
  const values = orderValuesIn('orders', settings.orders)
  const topicOf = (address: string) => orderTopic(`${base}/${address}/set`)
  return {
    topicOf,
    say(order, encoded) {
      if (topicOf(order.address) === undefined) return ADDRESS_UNFIT
      const said = fieldsOf(order, encoded, values)
      if (!said.ok) return said
      return { ok: true, payload: JSON.stringify(said.fields), expects: said.fields }
    },
  }
}

/** `z2m: Publish 'set' 'state' to 'lamp' failed: 'ZCL command … (no response)'`, in its log. */
const FAILED = /Publish 'set' '[^']*' to '([^']+)' failed: (.{0,300})/

/** Whom it failed with: a device that does not answer may have done it all the same. */
export function failedSet(
  line: string,
): { readonly address: string; readonly answer: HeardAnswer } | undefined {
  const [, address, said] = FAILED.exec(line) ?? []
  if (address === undefined || said === undefined) return undefined
  return { address, answer: { became: 'unknown', reason: 'zigbee-failed', said } }
}
