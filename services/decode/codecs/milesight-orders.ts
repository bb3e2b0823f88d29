import type { OrderExample } from '../codec.ts'
import type { Encoded, MeantOrder } from '../orders.ts'
import { NOT_KNOWN, reportEveryS } from './order-bytes.ts'

const PORT = 85

/** The interval in seconds, the lowest byte first. */
export function milesightOrder(order: MeantOrder): Encoded {
  if (order.name === 'restart') return { ok: true, bytes: Buffer.from('ff10ff', 'hex'), port: PORT }
  const seconds = reportEveryS(order)
  if (seconds === undefined) return NOT_KNOWN
  const bytes = Buffer.from('ff030000', 'hex')
  bytes.writeUInt16LE(seconds, 2)
  return { ok: true, bytes, port: PORT }
}

export const milesightOrderExamples: readonly OrderExample[] = [
  { order: { name: 'restart', parameters: {} }, becomes: { hex: 'ff10ff', port: PORT } },
  {
    order: { name: 'report-every', parameters: { minutes: 20 } },
    becomes: { hex: 'ff03b004', port: PORT },
  },
  { order: { name: 'lock-lid', parameters: {} }, becomes: { reason: 'order-not-known-to-model' } },
]
