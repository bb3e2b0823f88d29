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
  /** It does not take what it is sent, and is to be closed. */
  readonly onTooSlow: (connection: Connection) => void
  /** It asked for a version of MQTT that there is not; nothing of it was handed on. */
  readonly onUnknownLevel: (connection: Connection) => void
}

/**
 * Stands between a socket and aedes, in `read`, the one place where aedes takes bytes: telemetry is taken out there.
 * Nothing is copied, and a connection that is not read keeps its bytes in the kernel. (`client.pause()` of aedes with
 * packets in flight never comes out of the pause.)
 */
export function watchReading(connection: Connection, options: ReadingOptions): void {
  const { socket } = connection
  const read = socket.read.bind(socket)
  const reader = new Reader(connection, read, options)
  // Zero is the stream's own way to ask for more from the kernel.
  socket.read = (size?: number) => (size === 0 ? read(0) : reader.next())
}

type Read = (size?: number) => Buffer | null

class Reader {
  readonly #connection: Connection
  readonly #read: Read
  readonly #options: ReadingOptions
  readonly #frames = new Frames()
  readonly #cutter = new PacketCutter()
  #isCutting = false
  #isParsing = false

  constructor(connection: Connection, read: Read, options: ReadingOptions) {
    this.#connection = connection
    this.#read = read
    this.#options = options
  }

  /** What aedes is to parse; nothing where there is no more, or a limit keeps it waiting. */
  next(): Buffer | null {
    if (this.#mustWait()) return null
    // What is left of the chunk before goes first.
    let packets = this.#isCutting ? this.#cutter.next(this.#options.telemetry) : undefined
    while (packets === undefined) {
      const chunk = this.#nextChunk()
      if (chunk === null) return null
      packets = this.#cut(chunk)
      // One read brings one chunk, and the stream tells of none that it holds besides.
      if (packets === undefined && (this.#isEmpty() || this.#mustWait())) return null
    }
    return this.#handedOver(packets)
  }

  #isEmpty(): boolean {
    return this.#connection.socket.readableLength === 0
  }

  #mustWait(): boolean {
    if (mustWait(this.#connection, this.#options)) return true
    // Its parser must not be entered again before it is through.
    if (this.#isParsing) this.#connection.readOnSoon()
    return this.#isParsing
  }

  /** Acknowledgements are made by what is read: whoever takes none of them is not read for ever. */
  #isTooSlow(): boolean {
    const { limits, onTooSlow } = this.#options
    if (this.#connection.socket.writableLength < limits.outgoingBytesPerClientMax) return false
    onTooSlow(this.#connection)
    return true
  }

  /** Counted, and within the limits; nothing where there is none, or the connection is refused for it. */
  #nextChunk(): Chunk | null {
    if (this.#isTooSlow()) return null
    const { limits, clock, onTooLarge, onUnknownLevel } = this.#options
    const connection = this.#connection
    const { account } = connection
    const begunBytes = this.#frames.bytesLeft
    const bytes = readSome(connection, this.#read, bytesAtOnce(account, clock.now()))
    if (bytes === null) return null
    if (connection.phase === 'new' && asksForUnknownLevel(bytes)) {
      onUnknownLevel(connection)
      return null
    }
    if (this.#frames.exceeds(bytes, account === undefined ? limits.connectBytesMax : limits.packetBytesMax)) {
      onTooLarge(connection)
      connection.socket.destroy()
      return null
    }
    account?.packetPace.spend(this.#frames.takeCount(), clock.now())
    return { bytes, begunBytes }
  }

  /** What of it is left to aedes; nothing where all was telemetry, or is the beginning of a packet. */
  #cut({ bytes, begunBytes }: Chunk): Buffer | undefined {
    if (!this.#isCutting) {
      // aedes has what came before it was let in, and the beginning of a packet with it.
      if (this.#connection.phase !== 'ready' || begunBytes === undefined || begunBytes > bytes.length)
        return bytes
      this.#isCutting = true
      if (begunBytes > 0) {
        this.#cutter.push(bytes.subarray(begunBytes))
        return bytes.subarray(0, begunBytes)
      }
    }
    this.#cutter.push(bytes)
    return this.#cutter.next(this.#options.telemetry)
  }

  /** aedes parses it at once, and asks for more from within where a packet is answered at once. */
  #handedOver(bytes: Buffer): Buffer {
    this.#isParsing = true
    queueMicrotask(() => {
      this.#isParsing = false
    })
    // It asks for no more where it was handed no whole packet.
    if (!this.#isCutting && !this.#isEmpty()) this.#connection.readOnSoon()
    return bytes
  }
}

interface Chunk {
  readonly bytes: Buffer
  /** Of the packet that began before it; unknown after a fault. */
  readonly begunBytes: number | undefined
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

function readSome(connection: Connection, read: Read, bytesMax: number): Buffer | null {
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
