/** As the charger wrote it: some number their messages, and know their answer by nothing but the same number. */
export type MessageId = string | number

export type Payload = Readonly<Record<string, unknown>>

export type FrameFault =
  | 'not-json'
  | 'not-a-message'
  | 'message-type-unknown'
  | 'message-id-missing'
  | 'action-missing'
  | 'payload-not-an-object'
  | 'message-too-long'

export type Frame =
  | { readonly type: 'call'; readonly id: MessageId; readonly action: string; readonly payload: Payload }
  | { readonly type: 'result'; readonly id: MessageId; readonly payload: Payload }
  | { readonly type: 'error'; readonly id: MessageId; readonly code: string; readonly description: string }
  | { readonly type: 'unreadable'; readonly reason: FrameFault; readonly id?: MessageId }

const CALL = 2
const CALL_RESULT = 3
const CALL_ERROR = 4

/** OCPP-J 1.6, 4.2. Reads what is plainly meant: a payload that is left out is an empty one. */
export function readFrame(text: string): Frame {
  const parts = parsed(text)
  if (parts === undefined) return { type: 'unreadable', reason: 'not-json' }
  if (!Array.isArray(parts)) return { type: 'unreadable', reason: 'not-a-message' }
  const [type, id, ...rest] = parts as unknown[]
  if (!isMessageId(id)) return { type: 'unreadable', reason: 'message-id-missing' }
  switch (Number(type)) {
    case CALL:
      return call(id, rest)
    case CALL_RESULT:
      return { type: 'result', id, payload: isPayload(rest[0]) ? rest[0] : {} }
    case CALL_ERROR:
      return { type: 'error', id, code: codeIn(rest[0]), description: String(rest[1] ?? '') }
    default:
      return { type: 'unreadable', reason: 'message-type-unknown', id }
  }
}

function call(id: MessageId, [action, payload]: unknown[]): Frame {
  if (typeof action !== 'string' || action === '') return { type: 'unreadable', reason: 'action-missing', id }
  if (payload === undefined || payload === null) return { type: 'call', id, action, payload: {} }
  if (!isPayload(payload)) return { type: 'unreadable', reason: 'payload-not-an-object', id }
  return { type: 'call', id, action, payload }
}

/** Of a message that is too long to be read, the id alone, so that its sender need not wait for an answer. */
export function idOfLong(text: string): MessageId | undefined {
  const match = /^\s*\[\s*2\s*,\s*(?:"([^"\\]{1,64})"|(\d{1,15}))\s*,/.exec(text.slice(0, 200))
  return match?.[1] ?? (match?.[2] === undefined ? undefined : Number(match[2]))
}

/** What of a message has no id is answered as the libraries of chargers do. */
const NO_ID = '-1'

export const resultFrame = (id: MessageId, payload: object): string =>
  JSON.stringify([CALL_RESULT, id, payload])
export const errorFrame = (id: MessageId | undefined, code: string, description: string): string =>
  JSON.stringify([CALL_ERROR, id ?? NO_ID, code, description, {}])
export const callFrame = (id: string, action: string, payload: object): string =>
  JSON.stringify([CALL, id, action, payload])

/** The code of the standard for an error that names none. */
const codeIn = (code: unknown): string => (typeof code === 'string' && code !== '' ? code : 'GenericError')

const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMessageId = (id: unknown): id is MessageId =>
  (typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
