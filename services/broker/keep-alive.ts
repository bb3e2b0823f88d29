import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import type { Connections } from './connections.ts'

export interface KeepAliveOptions {
  readonly connections: Connections
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Closes clients that are silent for longer than they promised. aedes counts the silence from the last packet that it
 * handled, and so drops a client that pings behind a burst that waits; here any byte counts, and a client that waits
 * for the server is not silent. Answers how to stop.
 */
export function watchKeepAlive({ connections, clock, log }: KeepAliveOptions): () => void {
  let cancel = clock.after(SWEEP_MS, sweep)

  function sweep(): void {
    const now = clock.now()
    for (const connection of connections.all()) {
      if (!isSilent(connection, now)) continue
      log.info({ device: connection.account?.id, address: connection.address }, 'mqtt keep-alive ran out')
      connection.client?.close()
    }
    cancel = clock.after(SWEEP_MS, sweep)
  }

  return () => cancel()
}

const SWEEP_MS = 1_000

function isSilent(connection: Connection, now: number): boolean {
  const bytes = connection.socket.bytesRead
  if (bytes !== connection.bytesHeard || connection.lane.length > 0 || connection.readingHeld) {
    connection.bytesHeard = bytes
    connection.heardAt = now
    return false
  }
  return connection.silenceMsMax > 0 && now - connection.heardAt > connection.silenceMsMax
}
