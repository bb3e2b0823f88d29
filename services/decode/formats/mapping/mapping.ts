import { text } from '../../../domain/model/text.ts'
import { asBuffer } from '../../as-buffer.ts'
import { parseJson } from '../../json-object.ts'
import type { SourceDecoded, SourceFormat, SourceMessage } from '../../source.ts'
import { mappingExamples } from './examples.ts'
import { compile, type Seen } from './expression.ts'
import { expressionUnfit } from './gives.ts'
import { mappingOrders, orderSettings } from './orders.ts'
import { outcome } from './outcome.ts'

/** Whatever has no format of its own: an expression says whose message it is, and what its values are. */
export const mapping: SourceFormat = {
  name: 'mapping',
  title: text('Anything else: an expression (CEL)', '其他：表达式（CEL）'),
  filters: ['devices/#'],
  settings: {
    expression: {
      title: text(
        'From topic, levels, json, text and hex to {"device", "at", "values"}',
        '由 topic、levels、json、text、hex 得出 {"device", "at", "values"}',
      ),
      type: 'expression',
      required: true,
    },
    ...orderSettings,
  },
  open(settings, { payloadBytesMax }) {
    const evaluate = compile(String(settings.expression ?? ''))
    const orders = mappingOrders(settings)
    let breaches = 0
    const hear = (message: SourceMessage): SourceDecoded => {
      if (message.payload.length > payloadBytesMax) return { ok: false, reason: 'payload-too-large' }
      if (breaches >= BREACHES_MAX) return STOPPED
      const seen = seenIn(message)
      const evaluated = evaluate(seen, message.payload.length)
      const isBreach = !evaluated.ok && evaluated.reason === 'mapping-too-long'
      breaches = isBreach ? breaches + 1 : 0
      const decoded = evaluated.ok ? outcome(evaluated.value) : evaluated
      return orders === undefined || isBreach ? decoded : orders.withAnswer(decoded, seen, message)
    }
    return orders === undefined ? hear : Object.assign(hear, { orders: orders.say })
  },
  unfit: expressionUnfit,
  examples: mappingExamples,
}

function seenIn({ topic, payload }: SourceMessage): Seen {
  const bytes = asBuffer(payload)
  const parsed = parseJson(payload, payload.length)
  return {
    ...{ topic, levels: topic.split('/'), json: parsed.ok ? parsed.json : null },
    ...{ text: bytes.toString('utf8'), hex: bytes.toString('hex') },
  }
}

/** Until it is saved anew: so many messages in a row cost more than one may. */
const BREACHES_MAX = 10
const STOPPED: SourceDecoded = { ok: false, reason: 'mapping-stopped' }
