import { text } from '../../domain/model/text.ts'
import type { Encoded, MeantOrder, OrderFault } from '../orders.ts'
import type { Fields, FormatSetting } from '../source.ts'

/** What is to be so for an order to be done: `cut-off:state=OFF, announce:speech={text}`, where `{…}` is a parameter of the order. */
export type OrderValues = ReadonlyMap<string, Fields>

export const orderValuesSetting: FormatSetting = {
  title: text(
    'What orders set: cut-off:state=OFF,restore:state=ON',
    '指令对应的设定值：cut-off:state=OFF,restore:state=ON',
  ),
  type: 'word',
}

/** Throws in words for whoever set it. */
export function orderValuesIn(setting: string, value: unknown): OrderValues {
  const values = new Map<string, Fields>()
  for (const each of String(value ?? '').split(',')) {
    if (each.trim() === '') continue
    const [, order, field, to] = /^\s*([a-z][a-z0-9-]*)\s*:\s*([^=]*[^=\s])\s*=\s*(.*\S)\s*$/.exec(each) ?? []
    if (order === undefined || field === undefined || to === undefined)
      throw new Error(`${setting}: expected order:name=value, with commas between, got "${each.trim()}"`)
    values.set(order, { ...values.get(order), [field]: plain(to) })
  }
  return values
}

/** What is set for the source stands first: whoever set it knows the installation. */
export function fieldsOf(
  { name, parameters }: MeantOrder,
  encoded: Encoded,
  values: OrderValues,
): { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly reason: OrderFault } {
  const set = values.get(name)
  if (set !== undefined) return filled(set, parameters)
  if (!encoded.ok || 'fields' in encoded) return encoded
  return { ok: false, reason: 'order-needs-fields' }
}

/** The parameter that stands for a value, as it is written; nothing where it is a value itself. */
export const parameterIn = (value: unknown): string | undefined => /^\{([^{}":]+)\}$/.exec(String(value))?.[1]

function filled(fields: Fields, parameters: MeantOrder['parameters']): ReturnType<typeof fieldsOf> {
  const entries = Object.entries(fields).map(([field, value]) => {
    const parameter = parameterIn(value)
    return [field, parameter === undefined ? value : parameters[parameter]] as const
  })
  if (entries.some(([, value]) => value === undefined))
    return { ok: false, reason: 'order-parameter-missing' }
  return { ok: true, fields: Object.fromEntries(entries) }
}

function plain(word: string): string | number | boolean {
  if (word === 'true' || word === 'false') return word === 'true'
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(word) ? Number(word) : word
}
