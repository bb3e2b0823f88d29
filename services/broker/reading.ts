import type { Instant } from '../domain/model/time.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Clock } from './clock.ts'
import type { MqttLimits } from './config.ts'
import { type Account, type Connection, isAtItsLimit } from './connection.ts'
import { Frames } from './frames.ts'
import type { Load } from './load.ts'
import { PacketCutter, type PacketTaker } from './packet-cutter.ts'
import { asksForUnknownLevel } from './protocol-level.ts'

export interface ReadingOptions {
  readonly telemetry: PacketTaker
  readonly load: Load
  readonly limits: MqttLimits
  readonly clock: Clock
  readonly tally: Tally
  /** A packet longer than the limit was announced; nothing of it was handed on. */
  readonly onTooLarge: (connection: Connection) => void
  /** It asked for a version of MQTT that there is not; nothing of it was handed on. */
  readonly onUnknownLevel: (connection: Connection) => void
}

/**
 * Stands between a socket and aedes, in `read`, the one place where aedes takes bytes: telemetry is taken out there.
 * Nothing is copied, and a connection that is not read keeps its bytes in the kernel. (`client.pause()` of aedes with
 * packets in flight never comes out of the pause.)
 */
export function watchReading(connection: Connection, options: ReadingOptions): void {
  const { telemetry, limits, clock, onTooLarge, onUnknownLevel } = options
  const { socket } = connection
  const frames = new Frames()
  const cutter = new PacketCutter()
  let isCutting = false
  let isParsing = false
  const read = socket.read.bind(socket)

  /** aedes parses it at once, and asks for more from within where a packet is answered at once. */
  function handedOver(bytes: Buffer): Buffer {
    isParsing = true
    queueMicrotask(() => {
      isParsing = false
    })
    return bytes
  }

  socket.read = (size?: number) => {
    // The stream's own way to ask for more from the kernel.
    if (size === 0) return read(0)
    if (mustWait(connection, options)) return null
    // Its parser must not be entered again before it is through.
    if (isParsing) {
      connection.readOnSoon()
      return null
    }
    const { account } = connection
    // What is left of the chunk before goes first.
    const waiting = isCutting ? cutter.next(telemetry) : undefined
    if (waiting !== undefined) return handedOver(waiting)
    const begunBytes = frames.bytesLeft
    const chunk = readSome(connection, read, bytesAtOnce(account, clock.now()))
    if (chunk === null) return null
    if (connection.phase === 'new' && asksForUnknownLevel(chunk)) {
      onUnknownLevel(connection)
      return null
    }
    if (frames.exceeds(chunk, account === undefined ? limits.connectBytesMax : limits.packetBytesMax)) {
      onTooLarge(connection)
      socket.destroy()
      return null
    }
    account?.packetPace.spend(frames.takeCount(), clock.now())
    if (!isCutting) {
      // aedes has what came before it was let in, and the beginning of a packet with it.
      if (connection.phase !== 'ready' || begunBytes === undefined || begunBytes > chunk.length) return chunk
      isCutting = true
      if (begunBytes > 0) {
        cutter.push(chunk.subarray(begunBytes))
        return handedOver(chunk.subarray(0, begunBytes))
      }
    }
    cutter.push(chunk)
    const left = cutter.next(telemetry)
    return left === undefined ? null : handedOver(left)
  }
}

function mustWait(connection: Connection, { load, limits, clock, tally }: ReadingOptions): boolean {
  const { account, phase } = connection
  // aedes queues what comes with CONNECT, and would let what comes right after it overtake that queue.
  if (phase === 'connecting' || (account !== undefined && isAtItsLimit(account, limits))) {
    connection.readingHeld = true
    return true
  }
  return isAhead(connection, clock, tally) || isHeldByLoad(connection, load)
}

/** A client that is ahead of its pace is not read: what it has too much waits with itself, not here before others. */
function isAhead(connection: Connection, clock: Clock, tally: Tally): boolean {
  const { account } = connection
  if (account === undefined) return false
  const now = clock.now()
  const aheadMs = Math.max(account.pace.nextAt(now), account.packetPace.nextAt(now)) - now
  if (aheadMs <= 0) return false
  if (connection.holdFor(aheadMs)) tally.add('rate_limited', 'held-back')
  return true
}

function isHeldByLoad(connection: Connection, load: Load): boolean {
  const { account } = connection
  // Whoever has yet to say who it is may be one of those for whom there is a reserve.
  const isFull = account === undefined ? load.isStopped : load.isFullFor(account.lifeSafety)
  if (!isFull) return false
  connection.readingHeld = true
  load.whenRoom(connection.resume, account?.lifeSafety === true)
  return true
}

function readSome(
  connection: Connection,
  read: (size?: number) => Buffer | null,
  bytesMax: number,
): Buffer | null {
  const { socket } = connection
  if (socket.readableLength <= bytesMax) return read()
  const chunk = read(bytesMax)
  // The stream says that there is something to read when something comes, not when something is left.
  connection.readOnSoon()
  return chunk
}

/** One that has few messages left at once is read in small pieces, or a single read would bring hundreds too many. */
const bytesAtOnce = (account: Account | undefined, now: Instant): number =>
  account === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(PIECE_BYTES_MIN, account.pace.left(now) * MESSAGE_BYTES_USUAL)

const PIECE_BYTES_MIN = 1_024
/** A topic, a stamp and a few metrics. */
const MESSAGE_BYTES_USUAL = 100
