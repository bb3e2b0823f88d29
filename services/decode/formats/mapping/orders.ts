import { text } from '../../../domain/model/text.ts'
import type { Encoded, HeardAnswer, OrderToSay, SaidOrder, SayOrders } from '../../orders.ts'
import type { FormatSetting, Heard, SettingValues, SourceDecoded, SourceMessage } from '../../source.ts'
import { answerWithinMs } from '../answer-within.ts'
import { ADDRESS_UNFIT, isOrderTopic } from '../order-topic.ts'
import { compile, compileForOrder, type Seen } from './expression.ts'
import { own } from './outcome.ts'

const expression = (en: string, zh: string): FormatSetting => ({ title: text(en, zh), type: 'expression' })

/** All three, or none: an order that nothing answers is one of which nobody ever knows whether it was done. */
export const orderSettings: Readonly<Record<string, FormatSetting>> = {
  orderTopic: expression('Where a device hears orders, from device', '指令主题（由 device 得出）'),
  orderPayload: expression('What it is sent, from device and order', '指令内容（由 device、order 得出）'),
  orderAnswer: expression(
    'From topic, levels, json, text and hex to {"device", "order", "ok", "reason"}, or null',
    '由收到的消息得出 {"device", "order", "ok", "reason"}，无关则为 null',
  ),
  answerWithinMinutes: {
    title: text('How long the answer to an order is waited for, in minutes', '等待指令应答的时间（分钟）'),
    type: 'number',
  },
}

const EXPRESSIONS = ['orderTopic', 'orderPayload', 'orderAnswer'] as const

export interface MappingOrders {
  readonly say: SayOrders
  /** What a message says, and of which order. */
  withAnswer(decoded: SourceDecoded, seen: Seen, message: SourceMessage): SourceDecoded
}

/** Nothing where nothing is written for orders. Throws in words for whoever wrote it. */
export function mappingOrders(settings: SettingValues): MappingOrders | undefined {
  const written = EXPRESSIONS.filter(name => String(settings[name] ?? '').trim() !== '')
  if (written.length === 0) return undefined
  const missing = EXPRESSIONS.find(name => !written.includes(name))
  if (missing !== undefined) throw new Error(`${missing}: missing, and ${written.join(', ')} is written`)
  const answer = compile(String(settings.orderAnswer), 'orderAnswer')
  return {
    say: sayBy(settings),
    withAnswer(decoded, seen, { payload }) {
      const evaluated = answer(seen, payload.length)
      const heard = evaluated.ok ? answerIn(evaluated.value) : undefined
      if (heard === undefined) return decoded
      return { ok: true, heard: decoded.ok ? [...decoded.heard, heard] : [heard] }
    },
  }
}

function sayBy(settings: SettingValues): SayOrders {
  const topic = compileForOrder(String(settings.orderTopic), 'orderTopic')
  const payload = compileForOrder(String(settings.orderPayload), 'orderPayload')
  const topicOf = (device: string) => {
    const made = topic({ device, order: null }, device.length)
    return made.ok && isOrderTopic(made.value) ? made.value : undefined
  }
  return {
    ...(settings.answerWithinMinutes !== undefined && { answerWithinMs: answerWithinMs(settings) }),
    topicOf,
    say(order, encoded): SaidOrder {
      if (topicOf(order.address) === undefined) return ADDRESS_UNFIT
      const made = payload({ device: order.address, order: seenOrder(order, encoded) }, ORDER_SIZE)
      if (!made.ok) return { ok: false, reason: 'order-expression-failed' }
      if (made.value === null) return { ok: false, reason: 'order-not-known-to-model' }
      return { ok: true, payload: payloadOf(made.value) }
    },
  }
}

/** What its codec makes of it stands there too, where it makes anything of it. */
const seenOrder = ({ id, name, parameters, at }: OrderToSay, encoded: Encoded) => ({
  ...{ id, name, parameters: { ...parameters }, at },
  hex: encoded.ok && 'bytes' in encoded ? Buffer.from(encoded.bytes).toString('hex') : null,
  port: encoded.ok && 'bytes' in encoded ? encoded.port : null,
  fields: encoded.ok && 'fields' in encoded ? { ...encoded.fields } : null,
})

const payloadOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? Number(each) : each))

function answerIn(value: unknown): Heard | undefined {
  const [device, order, ok, reason] = ['device', 'order', 'ok', 'reason'].map(key => own(value, key))
  if (typeof device !== 'string' || device === '' || typeof ok !== 'boolean') return undefined
  const answer: HeardAnswer = {
    ...(typeof order === 'string' && { order }),
    ...(ok
      ? { became: 'done' }
      : { became: 'refused', reason: isReason(reason) ? reason : 'refused-by-device' }),
  }
  return { what: 'event', address: device, event: ok ? 'order-done' : 'order-refused', answer }
}

const isReason = (word: unknown): word is string =>
  typeof word === 'string' && /^[a-z][a-z0-9-]{0,63}$/.test(word)

/** What an order may have, in characters; what the steps of a comparison are counted by. */
const ORDER_SIZE = 4_000
