import { parseJsonObject } from '../decode/json-object.ts'
import { flagWritten } from '../domain/model/metric.ts'

/** What a device answers to an order: `{"id":"…","ok":true,"said":"lid locked"}`. */
export interface OrderReply {
  readonly id: string
  readonly ok: boolean
  readonly reason?: string
  readonly said?: string
}

/** Nothing where it is no such answer. */
export function orderReply(payload: Buffer): OrderReply | undefined {
  const parsed = parseJsonObject(payload, REPLY_BYTES_MAX)
  if (!parsed.ok) return undefined
  const { id, ok: sent, reason, said } = parsed.object
  // Much firmware writes its flags so: an order that is done is not to wait, and to fail, for that.
  const ok = typeof sent === 'boolean' ? sent : flagWritten(sent)
  if (typeof id !== 'string' || ok === undefined) return undefined
  return {
    id,
    ok,
    ...(typeof reason === 'string' && REASON.test(reason) && { reason }),
    ...(typeof said === 'string' && { said: shown(said) }),
  }
}

const REPLY_BYTES_MAX = 4_096
const REASON = /^[a-z][a-z0-9-]{0,63}$/
const SAID_CHARS_MAX = 500

/** What no screen shows, or turns what stands beside it around, is left out. */
const shown = (said: string): string =>
  said.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ' ').slice(0, SAID_CHARS_MAX)
