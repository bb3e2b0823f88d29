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

/** What takes another order back. */
const REVERSES: Readonly<Record<string, string>> = {
  'cut-off': 'restore',
  'lock-lid': 'unlock-lid',
  'unlock-lid': 'lock-lid',
}

const isOfPair = (name: string, { name: other }: Pick<WireOrder, 'name'>): boolean =>
  other === name || other === REVERSES[name] || REVERSES[other] === name

/** By its id the order that takes each back that still holds: the latest of its pair, and done. Newest first, as listed. */
export function undoableIn(
  orders: readonly Pick<WireOrder, 'id' | 'name' | 'state'>[],
): ReadonlyMap<string, string> {
  const held = orders.filter(({ state }) => state === 'done' || !isEnded({ state }))
  const found = new Map<string, string>()
  for (const [i, order] of held.entries()) {
    const reverse = REVERSES[order.name]
    const isLatest = !held.slice(0, i).some(later => isOfPair(order.name, later))
    if (reverse !== undefined && isLatest && order.state === 'done') found.set(order.id, reverse)
  }
  return found
}

/** What was ordered for an alert, and what took that back later: else it would say that still holds what does not. */
export function concerning<T extends Pick<WireOrder, 'name' | 'alert'>>(
  orders: readonly T[],
  alert: string,
): readonly T[] {
  const isOwn = (order: T) => order.alert === alert
  return orders.filter(
    (order, i) =>
      isOwn(order) || orders.slice(i + 1).some(own => isOwn(own) && REVERSES[own.name] === order.name),
  )
}

/** It did not happen, or nobody knows: somebody has to go and look. */
export const isLeftToPeople = (state: WireOrder['state']): boolean =>
  ['refused', 'timed-out', 'expired'].includes(state)

/** What was to take a danger away did not, or nobody knows: that it may still be there is said before all else. */
export const leavesDanger = ({ name, state, late }: Pick<WireOrder, 'name' | 'state' | 'late'>): boolean =>
  TAKES_DANGER_AWAY.includes(name) && isLeftToPeople(state) && late?.ok !== true

/** Longer than this after it was given, its end has a time of its own. */
const LATE_MS = 60_000

export const wasLate = ({ at, endedAt }: Pick<WireOrder, 'at' | 'endedAt'>): boolean =>
  endedAt !== undefined && Date.parse(endedAt) - Date.parse(at) > LATE_MS

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

/** What it begins with: of a list of which one has to be chosen the first, which is asked for most. */
export const likeliestIn = ({ parameters }: OrderSpec): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { required, oneOf }]) =>
      required && oneOf?.[0] !== undefined ? [[name, oneOf[0]]] : [],
    ),
  )

/** Names of what has to be there and is not. */
export const missingIn = (spec: OrderSpec, given: Parameters): readonly string[] =>
  Object.entries(spec.parameters)
    .filter(([name, { required }]) => required && given[name] === undefined)
    .map(([name]) => name)
