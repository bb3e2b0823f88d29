import type { OrderAnswer } from '../orders/transport.ts'
import { cutOff, restore } from './cutting-off.ts'
import type { Payload } from './frame.ts'
import { ask, refusedBy } from './order-calls.ts'
import type { Ordering } from './ordering.ts'
import { listIn, wordIn } from './plain-values.ts'

type Order = (ordering: Ordering) => Promise<OrderAnswer>

/** By the names that chargers' orders have everywhere (`kinds/ev-charger/orders.ts`), each as one or more calls of OCPP. */
export const orders: Readonly<Record<string, Order>> = {
  'cut-off': cutOff,
  restore,
  unlock: each => ask(each.call, 'UnlockConnector', { connectorId: Math.max(1, each.connector) }),
  reset,
  start: each =>
    ask(each.call, 'RemoteStartTransaction', {
      ...(each.connector > 0 && { connectorId: each.connector }),
      idTag: String(each.parameters.idTag ?? ''),
    }),
  stop,
  report: each =>
    ask(each.call, 'TriggerMessage', {
      requestedMessage: String(each.parameters.message ?? 'StatusNotification'),
      ...(each.connector > 0 && { connectorId: each.connector }),
    }),
  'read-settings': readSettings,
  'write-setting': each =>
    ask(each.call, 'ChangeConfiguration', {
      key: String(each.parameters.key ?? ''),
      value: String(each.parameters.value ?? ''),
    }),
}

/** OCPP has them for no single connector: whoever shares the station is hit too. */
export const ofWholeStation: ReadonlySet<string> = new Set(['reset', 'write-setting'])

/** There is none of a single connector: who was restarted with it is told. */
async function reset(ordering: Ordering): Promise<OrderAnswer> {
  const { parameters, beside } = ordering
  const answer = await ask(ordering.call, 'Reset', { type: parameters.hard === true ? 'Hard' : 'Soft' })
  if (!answer.ok || beside.length === 0) return answer
  return { ...answer, said: `${answer.said}; restarts with it: ${beside.join(', ')}` }
}

async function stop(ordering: Ordering): Promise<OrderAnswer> {
  const transactionId = await ordering.transactionAt(ordering.connector)
  if (transactionId === undefined) return { ok: false, reason: 'transaction-unknown' }
  return ask(ordering.call, 'RemoteStopTransaction', { transactionId })
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
