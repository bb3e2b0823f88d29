import type { Instant } from '../domain/model/time.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Clock } from './clock.ts'
import type { MqttLimits } from './config.ts'
import { type Account, type Connection, isAtItsLimit } from './connection.ts'
import { Frames } from './frames.ts'
import type { Load } from './load.ts'
import { PacketCutter, type PacketTaker, takeFront } from './packet-cutter.ts'
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
 * Stands between a socket and aedes: telemetry is taken out there. Mostly it is taken as it comes, before the stream
 * has it; what must wait for a limit, or is more than telemetry alone, goes through the stream to `read`, the one place
 * where aedes takes bytes. Nothing is copied, and a connection that is not read keeps its bytes in the kernel.
 * (`client.pause()` of aedes with packets in flight never comes out of the pause.)
 */
export function watchReading(connection: Connection, options: ReadingOptions): void {
  const { socket } = connection
  const read = socket.read.bind(socket)
  const push = socket.push.bind(socket)
  const reading = new Reading(connection, options, read)
  // The stream's own way to ask for more from the kernel.
  socket.read = (size?: number) => (size === 0 ? read(0) : reading.read())
  socket.push = (chunk: Buffer | null) => {
    const rest = chunk === null ? null : reading.takeAtOnce(chunk)
    return rest?.length === 0 ? true : push(rest)
  }
}

class Reading {
  readonly #connection: Connection
  readonly #options: ReadingOptions
  readonly #read: (size?: number) => Buffer | null
  readonly #frames = new Frames()
  readonly #cutter = new PacketCutter()
  #isCutting = false

  constructor(connection: Connection, options: ReadingOptions, read: (size?: number) => Buffer | null) {
    this.#connection = connection
    this.#options = options
    this.#read = read
  }

  /** What aedes is to have next, if anything. */
  read(): Buffer | null {
    if (mustWait(this.#connection, this.#options)) return null
    // What is left of the chunk before goes first.
    const waiting = this.#isCutting ? this.#cutter.next(this.#options.telemetry) : undefined
    if (waiting !== undefined) return waiting
    const begunBytes = this.#frames.bytesLeft
    const chunk = this.#checked()
    if (chunk === null) return null
    return this.#isCutting ? this.#cut(chunk) : this.#beginCutting(chunk, begunBytes)
  }

  /** Takes the telemetry with which a chunk begins, where nothing is in its way; answers what is left of the chunk. */
  takeAtOnce(chunk: Buffer): Buffer {
    const { telemetry, limits, clock } = this.#options
    const { socket, account, phase } = this.#connection
    if (phase !== 'ready' || account === undefined || socket.readableLength > 0) return chunk
    if (this.#cutter.waiting > 0 || this.#frames.bytesLeft !== 0) return chunk
    if (chunk.length > bytesAtOnce(account, clock.now()) || mustWait(this.#connection, this.#options))
      return chunk
    this.#isCutting = true
    const { taken, rest } = takeFront(chunk, limits.packetBytesMax, telemetry)
    account.packetPace.spend(taken, clock.now())
    return rest
  }

  #checked(): Buffer | null {
    const { limits, clock, onTooLarge, onUnknownLevel } = this.#options
    const { socket, account, phase } = this.#connection
    const chunk = readSome(this.#connection, this.#read, bytesAtOnce(account, clock.now()))
    if (chunk === null) return null
    if (phase === 'new' && asksForUnknownLevel(chunk)) {
      onUnknownLevel(this.#connection)
      return null
    }
    if (this.#frames.exceeds(chunk, account === undefined ? limits.connectBytesMax : limits.packetBytesMax)) {
      onTooLarge(this.#connection)
      socket.destroy()
      return null
    }
    account?.packetPace.spend(this.#frames.takeCount(), clock.now())
    return chunk
  }

  // aedes has what came before the client was let in, and the beginning of a packet with it.
  #beginCutting(chunk: Buffer, begunBytes: number | undefined): Buffer | null {
    if (this.#connection.phase !== 'ready' || begunBytes === undefined || begunBytes > chunk.length)
      return chunk
    this.#isCutting = true
    if (begunBytes === 0) return this.#cut(chunk)
    this.#cutter.push(chunk.subarray(begunBytes))
    return chunk.subarray(0, begunBytes)
  }

  #cut(chunk: Buffer): Buffer | null {
    this.#cutter.push(chunk)
    return this.#cutter.next(this.#options.telemetry) ?? null
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
