import type { OrderAnswer } from '../orders/transport.ts'
import type { CallAnswer } from './calls.ts'
import { wordIn } from './plain-values.ts'

/** The charger's ear: nothing where the order ends with the call. */
export type Call = (action: string, payload: object) => Promise<CallAnswer>

export const SCHEDULED = 'Scheduled'
const DONE = ['Accepted', SCHEDULED, 'Unlocked', 'RebootRequired'] as const

/** Nobody answered it: whether it was done is not known. */
export const isUnknown = (answer: OrderAnswer): boolean => !answer.ok && UNKNOWN.has(answer.reason)

const UNKNOWN: ReadonlySet<string> = new Set(['timed-out', 'gone'])

/** How it was answered: by the word that says that it is done, or not. */
export async function ask(call: Call, action: string, payload: object): Promise<OrderAnswer> {
  const answer = await call(action, payload)
  if (!answer.ok) return refusedBy(action, answer)
  const status = wordIn(answer.payload, 'status') ?? '?'
  // Some write it in small letters.
  const done = DONE.find(word => word.toLowerCase() === status.toLowerCase())
  const said = `${action}: ${done ?? status}`
  return done === undefined ? { ok: false, reason: kebab(status), said } : { ok: true, said }
}

export const isAccepted = (status: unknown): boolean => String(status).toLowerCase() === 'accepted'

export const refusedBy = (action: string, answer: Extract<CallAnswer, { ok: false }>): OrderAnswer => ({
  ok: false,
  reason: answer.reason,
  ...(answer.reason === 'call-error' && { said: `${action}: ${answer.code}` }),
})

const kebab = (name: string): string =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase() || 'refused'
