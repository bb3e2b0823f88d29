import type { MessagePort } from 'node:worker_threads'
import type { Operations } from './thread.ts'
import { type FromThread, movable, type Request, toWire } from './thread-message.ts'

/** The thread's side of `Thread`: answers each request when it is done; `close` is the last one. */
export function serve(
  port: MessagePort,
  operations: Operations,
  close: () => void,
  named: (error: unknown) => unknown = error => error,
): void {
  const send = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

  async function answer({ id, op, args }: Request): Promise<void> {
    try {
      const value = op === 'close' ? close() : await operations[op]?.(...args)
      send({ type: 'replies', replies: [{ id, value }] }, movable(topLevel(value)))
    } catch (error) {
      send({ type: 'replies', replies: [{ id, error: toWire(named(error)) }] })
    }
  }

  port.on('message', answer)
  send({ type: 'ready' })
}

/** Two levels: an answer that holds bytes, or one that holds such an answer. */
function topLevel(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.values(value).flatMap(inner => (isRecord(inner) ? Object.values(inner) : [inner]))
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)
