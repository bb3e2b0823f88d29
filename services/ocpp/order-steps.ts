import { SESSION_STATUSES } from '../domain/kinds/ev-charger/ocpp-names.ts'
import type { OrderParameters } from '../domain/model/order.ts'
import type { OrderAnswer } from '../orders/transport.ts'
import type { CallAnswer } from './calls.ts'
import type { Payload } from './frame.ts'
import { listIn, wordIn } from './plain-values.ts'

/** What an order has at hand: the charger's ear, and what is known of the connector that it is about. */
export interface Ordering {
  readonly connector: number
  readonly parameters: OrderParameters
  /** As it is known to the community. */
  readonly status: unknown
  /** Who else is at this station. */
  readonly beside: readonly string[]
  call(action: string, payload: object): Promise<CallAnswer>
  /** The transaction that runs there; it is asked for where nobody knows it, and nothing where the charger does not tell. */
  transaction(): Promise<number | undefined>
}

type Order = (ordering: Ordering) => Promise<OrderAnswer>

/** By the names that chargers' orders have everywhere (`kinds/ev-charger/orders.ts`), each as one or more calls of OCPP. */
export const orders: Readonly<Record<string, Order>> = {
  'cut-off': cutOff,
  restore: each => available(each, 'Operative'),
  unlock: each => ask(each, 'UnlockConnector', { connectorId: Math.max(1, each.connector) }),
  reset,
  start: each =>
    ask(each, 'RemoteStartTransaction', {
      ...(each.connector > 0 && { connectorId: each.connector }),
      idTag: String(each.parameters.idTag ?? ''),
    }),
  stop,
  report: each =>
    ask(each, 'TriggerMessage', {
      requestedMessage: String(each.parameters.message ?? 'StatusNotification'),
      ...(each.connector > 0 && { connectorId: each.connector }),
    }),
  'read-settings': readSettings,
  'write-setting': each =>
    ask(each, 'ChangeConfiguration', {
      key: String(each.parameters.key ?? ''),
      value: String(each.parameters.value ?? ''),
    }),
}

/**
 * Out of order first, so that no session can begin between; a running one is ended then, whatever was said to the first.
 * `Scheduled` means that one runs, and that current flows until it is over: by itself it is nothing that was done.
 */
async function cutOff(ordering: Ordering): Promise<OrderAnswer> {
  const off = await available(ordering, 'Inoperative')
  if (isUnknown(off)) return off
  const transaction = await ordering.transaction()
  if (transaction === undefined) return isSessionSure(ordering, off) ? sessionUnknown(off) : off
  const stopped = await ask(ordering, 'RemoteStopTransaction', { transactionId: transaction })
  return { ...stopped, said: [saidBy(off), saidBy(stopped)].join('; ') }
}

const isSessionSure = ({ status }: Ordering, { ok, said }: OrderAnswer): boolean =>
  ok && (said?.endsWith(SCHEDULED) === true || SESSION_STATUSES.includes(String(status)))

const sessionUnknown = ({ said }: OrderAnswer): OrderAnswer => ({
  ...{ ok: false, reason: 'transaction-unknown' },
  ...(said !== undefined && { said }),
})

const saidBy = (answer: OrderAnswer): string => answer.said ?? (answer.ok ? 'ok' : answer.reason)

/** There is none of a single connector: who was restarted with it is told. */
async function reset(ordering: Ordering): Promise<OrderAnswer> {
  const { parameters, beside } = ordering
  const answer = await ask(ordering, 'Reset', { type: parameters.hard === true ? 'Hard' : 'Soft' })
  if (!answer.ok || beside.length === 0) return answer
  return { ...answer, said: `${answer.said}; restarts with it: ${beside.join(', ')}` }
}

const available = (ordering: Ordering, type: 'Operative' | 'Inoperative') =>
  ask(ordering, 'ChangeAvailability', { connectorId: ordering.connector, type })

async function stop(ordering: Ordering): Promise<OrderAnswer> {
  const transactionId = await ordering.transaction()
  if (transactionId === undefined) return { ok: false, reason: 'transaction-unknown' }
  return ask(ordering, 'RemoteStopTransaction', { transactionId })
}

/** The longest that is told of settings; a charger has hundreds. */
const SAID_CHARS_MAX = 2_000

async function readSettings({ call, parameters: { key } }: Ordering): Promise<OrderAnswer> {
  const answer = await call('GetConfiguration', key === undefined || key === '' ? {} : { key: [String(key)] })
  if (!answer.ok) return refusedBy('GetConfiguration', answer)
  const told = listIn(answer.payload, 'configurationKey').map(settingIn)
  if (told.length === 0) return { ok: false, reason: 'key-unknown' }
  return { ok: true, said: told.join('\n').slice(0, SAID_CHARS_MAX) }
}

const settingIn = (setting: Payload): string =>
  `${wordIn(setting, 'key') ?? '?'} = ${wordIn(setting, 'value') ?? ''}`

const SCHEDULED = 'Scheduled'
const DONE = ['Accepted', SCHEDULED, 'Unlocked', 'RebootRequired'] as const

/** Nobody answered it: whether it was done is not known. */
export const isUnknown = (answer: OrderAnswer): boolean => !answer.ok && UNKNOWN.has(answer.reason)

const UNKNOWN: ReadonlySet<string> = new Set(['timed-out', 'gone'])

async function ask({ call }: Ordering, action: string, payload: object): Promise<OrderAnswer> {
  const answer = await call(action, payload)
  if (!answer.ok) return refusedBy(action, answer)
  const status = wordIn(answer.payload, 'status') ?? '?'
  // Some write it in small letters.
  const done = DONE.find(word => word.toLowerCase() === status.toLowerCase())
  const said = `${action}: ${done ?? status}`
  return done === undefined ? { ok: false, reason: kebab(status), said } : { ok: true, said }
}

export const isAccepted = (status: unknown): boolean => String(status).toLowerCase() === 'accepted'

const refusedBy = (action: string, answer: Extract<CallAnswer, { ok: false }>): OrderAnswer => ({
  ok: false,
  reason: answer.reason,
  ...(answer.reason === 'call-error' && { said: `${action}: ${answer.code}` }),
})

const kebab = (name: string): string =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase() || 'refused'
