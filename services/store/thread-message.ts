import { StorageError, type StorageErrorCode, storageErrors } from '../journal/storage-error.ts'

/** What goes between the main thread and the threads of the storage. */
export interface Request {
  readonly id: number
  readonly op: string
  readonly args: readonly unknown[]
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: WireError }

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** Why readings are not in the embedded history though they are not old enough to be gone. */
export type GivenUpReason = 'no-room' | 'too-far-behind' | 'damaged'

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly error: WireError }
  | { readonly type: 'replies'; readonly replies: readonly Reply[] }
  | { readonly type: 'log'; readonly line: LogLine }
  | { readonly type: 'given-up'; readonly reason: GivenUpReason; readonly count: number }

/** An error as it survives the way between threads: a cloned one would lose its code. */
export interface WireError {
  readonly message: string
  readonly code: string | undefined
}

export function toWire(error: unknown): WireError {
  if (!(error instanceof Error)) return { message: String(error), code: undefined }
  const { code } = error as { code?: unknown }
  return { message: error.message, code: typeof code === 'string' ? code : undefined }
}

export function fromWire({ message, code }: WireError): Error {
  if (code === undefined || !Object.hasOwn(storageErrors, code))
    return Object.assign(new Error(message), { code })
  const known = code as StorageErrorCode
  const error = new StorageError(known)
  error.message = message
  return error
}

/** Bytes at the top level of an answer or an argument are moved to the other thread, not copied. */
export function movable(values: Iterable<unknown>): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  for (const value of values) {
    if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) continue
    if (value.byteLength === value.buffer.byteLength) buffers.add(value.buffer)
  }
  return [...buffers]
}
