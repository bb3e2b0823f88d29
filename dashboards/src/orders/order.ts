import type { WireOrder } from '../../../services/api/wire/order.ts'
import type { WireKind } from '../api/devices.ts'

export type OrderSpec = NonNullable<WireKind['orders']>[string]
export type ParameterSpec = OrderSpec['parameters'][string]
export type Parameters = Readonly<Record<string, string | number | boolean>>

export const isEnded = ({ state }: Pick<WireOrder, 'state'>): boolean =>
  state !== 'queued' && state !== 'sent'

/** To say something takes less than to change what a device does. */
export const mayGive = ({ speaks }: Pick<OrderSpec, 'speaks'>, can: (right: string) => boolean): boolean =>
  can('devices.order') && (speaks || can('devices.control'))

/** What helps while an alert is open: to say something there, and to take the danger away. */
const TAKES_DANGER_AWAY = ['cut-off']

export const helps = (name: string, { speaks }: Pick<OrderSpec, 'speaks'>): boolean =>
  speaks || TAKES_DANGER_AWAY.includes(name)

/** What is typed, as the server takes it; what is left empty is not sent. */
export function parametersOf(spec: OrderSpec, typed: Readonly<Record<string, string>>): Parameters {
  const given: Record<string, string | number | boolean> = {}
  for (const [name, { type }] of Object.entries(spec.parameters)) {
    const text = (typed[name] ?? '').trim()
    if (text !== '') given[name] = typedAs(type, text)
  }
  return given
}

/** What is no number is sent as it was typed: the server says what is wrong with it. */
function typedAs(type: ParameterSpec['type'], text: string): string | number | boolean {
  if (type === 'flag') return text === 'true'
  const number = Number(text.replace(',', '.'))
  return type === 'number' && Number.isFinite(number) ? number : text
}

/** Names of what has to be there and is not. */
export const missingIn = (spec: OrderSpec, given: Parameters): readonly string[] =>
  Object.entries(spec.parameters)
    .filter(([name, { required }]) => required && given[name] === undefined)
    .map(([name]) => name)
