import type { Server } from 'node:net'
import type { DurationMs } from '../domain/model/time.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { Door } from './door.ts'
import { stopListening } from './listeners.ts'
import type { Load } from './load.ts'

export interface ClosingOptions {
  readonly servers: readonly Server[]
  readonly door: Door
  readonly connections: Connections
  readonly load: Load
  readonly clock: Clock
  readonly timeoutMs: DurationMs
}

/** Takes nothing new, lets what is in flight be answered and the answers be sent, then closes. */
export async function closeGently(options: ClosingOptions): Promise<void> {
  const { servers, door, connections, load, clock, timeoutMs } = options
  const ended = servers.map(stopListening)
  let cancel = () => {}
  const timeout = new Promise<void>(resolve => {
    cancel = clock.after(timeoutMs, resolve)
  })
  await Promise.race([load.stop().then(() => flush(connections)), timeout])
  cancel()
  await new Promise<void>(resolve => door.close(() => resolve()))
  await Promise.all([...connections.all()].map(destroySocket))
  await Promise.all(ended)
}

// aedes writes an acknowledgement within the turn in which the hook is answered; its sockets are then only to be
// emptied before they close.
async function flush(connections: Connections): Promise<void> {
  await new Promise(resolve => setImmediate(resolve))
  await Promise.all([...connections.all()].map(endSocket))
}

const endSocket = ({ socket }: Connection): Promise<void> =>
  new Promise(resolve => {
    if (socket.destroyed) return resolve()
    socket.once('close', () => resolve())
    socket.end(resolve)
  })

const destroySocket = ({ socket }: Connection): Promise<void> =>
  new Promise(resolve => {
    socket.once('close', () => resolve())
    socket.destroy()
  })
