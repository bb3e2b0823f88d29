import type { Logger } from 'pino'
import type { Tally } from '../runtime/tally.ts'
import type { Connection } from './connection.ts'

/** Ends a connection whose client does not take what is sent to it: here it would wait without end. */
export function closeTooSlow(connection: Connection, tally: Tally, log: Logger): void {
  const { socket, account, address } = connection
  if (socket.destroyed) return
  tally.add('mqtt_closed', 'too-slow')
  log.warn({ device: account?.id, address }, 'a client that does not take its messages was closed')
  socket.destroy()
}
