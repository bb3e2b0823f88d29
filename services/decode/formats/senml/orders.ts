import { text } from '../../../domain/model/text.ts'
import type { SayOrders } from '../../orders.ts'
import type { FormatSetting, SettingValues } from '../../source.ts'
import { answerWithinMs } from '../answer-within.ts'
import { ADDRESS_UNFIT, isOrderTopic, orderTopic } from '../order-topic.ts'
import { fieldsOf, orderValuesIn, orderValuesSetting } from '../order-values.ts'
import type { Renames } from '../renames.ts'
import type { KnownStems } from './stems.ts'

export const senmlOrderSettings: Readonly<Record<string, FormatSetting>> = {
  orders: orderValuesSetting,
  orderTopic: {
    title: text('Where a device hears orders: senml/{device}/set', '指令主题：senml/{device}/set'),
    type: 'word',
  },
  answerWithinMinutes: {
    title: text('How long the answer to an order is waited for, in minutes', '等待指令应答的时间（分钟）'),
    type: 'number',
  },
}

/** Under which first level all of them go. */
export function senmlOrdersUnder({ orderTopic = '' }: SettingValues) {
  const level = String(orderTopic).trim().split('/', 1)[0] ?? ''
  return level === '' || level.includes(DEVICE) ? undefined : { setting: 'orderTopic', level }
}

export interface SenmlOrders {
  readonly say: SayOrders
  /** Whether it is a place of orders: what is heard there was sent to a device and not by it. */
  isAt(topic: string): boolean
}

/** Nothing where nothing is set for orders. A pack sets values by their names, and a device has done it when it reports them so. */
export function senmlOrders(
  settings: SettingValues,
  renames: Renames,
  stems: KnownStems,
): SenmlOrders | undefined {
  const values = orderValuesIn('orders', settings.orders)
  const template = String(settings.orderTopic ?? '').trim()
  if (template === '' && values.size > 0) throw new Error('orderTopic: missing, and orders is set')
  if (template === '') return undefined
  if (!isOrderTopic(template)) throw new Error('orderTopic: expected a topic, without wildcards')
  for (const fields of values.values()) refuseOddNames(Object.keys(fields), stems.separators)
  const parts = template.split(DEVICE)
  const topicOf = (address: string) => orderTopic(template.replaceAll(DEVICE, address))
  return {
    isAt: topic =>
      parts.length === 1
        ? topic === template
        : topic.startsWith(parts[0] as string) && topic.endsWith(parts.at(-1) as string),
    say: {
      ...(settings.answerWithinMinutes !== undefined && { answerWithinMs: answerWithinMs(settings) }),
      topicOf,
      say(order, encoded) {
        if (topicOf(order.address) === undefined) return ADDRESS_UNFIT
        const said = fieldsOf(order, encoded, values)
        if (!said.ok) return said
        const reported = Object.entries(said.fields).map(([name, value]) => [
          renames.get(name) ?? name,
          value,
        ])
        const records = Object.entries(said.fields).map(([n, value]) => ({ n, ...formOf(value) }))
        const [first, ...more] = records
        const pack = [{ bn: stems.of(order.address), ...first }, ...more]
        return { ok: true, payload: JSON.stringify(pack), expects: Object.fromEntries(reported) }
      },
    },
  }
}

const DEVICE = '{device}'

/** RFC 8428, 4.5.1. At a separator what it reports would be another device's. */
function refuseOddNames(names: readonly string[], separators: string): void {
  const isOdd = (name: string) =>
    !/^[A-Za-z0-9][A-Za-z0-9:./_-]*$/.test(name) || [...name].some(letter => separators.includes(letter))
  const odd = names.find(isOdd)
  if (odd !== undefined)
    throw new Error(
      `orders: a name in SenML has letters, digits and - : . / _, none of them in separators, got "${odd}"`,
    )
}

function formOf(value: unknown): object {
  if (typeof value === 'number') return { v: value }
  return typeof value === 'boolean' ? { vb: value } : { vs: String(value) }
}
