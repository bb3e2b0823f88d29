import type { MqttLimits } from './config.ts'
import type { Connection } from './connection.ts'
import { Frames } from './frames.ts'
import type { Load } from './load.ts'

export interface ReadingOptions {
  readonly load: Load
  readonly limits: MqttLimits
  /** A packet longer than the limit was announced; nothing of it was handed on. */
  readonly onTooLarge: (connection: Connection) => void
}

/**
 * Stands between a socket and aedes, in `read`, the one place where aedes takes bytes. Nothing is copied, and a
 * connection that is not read keeps its bytes in the kernel. (`client.pause()` of aedes with packets in flight never
 * comes out of the pause.)
 */
export function watchReading(connection: Connection, { load, limits, onTooLarge }: ReadingOptions): void {
  const { socket } = connection
  const frames = new Frames()
  const read = socket.read.bind(socket)
  socket.read = (size?: number) => {
    // The stream's own way to ask for more from the kernel.
    if (size === 0) return read(0)
    if (mustWait(connection, load, limits)) return null
    const chunk = read(size)
    if (chunk === null || !frames.exceeds(chunk, bytesMax(connection, limits))) return chunk
    onTooLarge(connection)
    socket.destroy()
    return null
  }
}

const bytesMax = (connection: Connection, limits: MqttLimits): number =>
  connection.account === undefined ? limits.connectBytesMax : limits.packetBytesMax

function mustWait(connection: Connection, load: Load, limits: MqttLimits): boolean {
  const { account, phase } = connection
  // aedes queues what comes with CONNECT, and would let what comes right after it overtake that queue.
  if (phase === 'connecting' || (account !== undefined && account.held >= limits.inFlightPerClientMax)) {
    connection.readingHeld = true
    return true
  }
  if (!load.isFull) return false
  connection.readingHeld = true
  load.whenRoom(connection.resume)
  return true
}
