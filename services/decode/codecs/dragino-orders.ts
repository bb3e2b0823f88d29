import type { OrderExample } from '../codec.ts'
import type { Encoded, MeantOrder } from '../orders.ts'
import { NOT_KNOWN, reportEveryS } from './order-bytes.ts'

/** It listens on any. */
const PORT = 1

/** The interval in seconds, in three bytes, the highest first. */
export function draginoOrder(order: MeantOrder): Encoded {
  if (order.name === 'restart') return { ok: true, bytes: Buffer.from('04ff', 'hex'), port: PORT }
  const seconds = reportEveryS(order)
  if (seconds === undefined) return NOT_KNOWN
  const bytes = Buffer.from('01000000', 'hex')
  bytes.writeUIntBE(seconds, 1, 3)
  return { ok: true, bytes, port: PORT }
}

export const draginoOrderExamples: readonly OrderExample[] = [
  { order: { name: 'restart', parameters: {} }, becomes: { hex: '04ff', port: PORT } },
  {
    order: { name: 'report-every', parameters: { minutes: 20 } },
    becomes: { hex: '010004b0', port: PORT },
  },
  { order: { name: 'unlock-lid', parameters: {} }, becomes: { reason: 'order-not-known-to-model' } },
]
