import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Client } from 'aedes'
import type { DeviceId } from '../domain/model/device.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Origin } from '../runtime/message-identity.ts'
import { Acknowledgements } from './acknowledgements.ts'
import type { ClientCertificate } from './client-certificate.ts'
import type { Clock } from './clock.ts'
import type { MqttLimits } from './config.ts'
import { Delivery } from './delivery.ts'
import { Lane } from './lane.ts'
import type { Pace } from './pace.ts'
import type { KeptMessages } from './sessions/kept-messages.ts'

/** What all connections of one device share: a new connection is no way around a limit. */
export interface Account {
  readonly id: DeviceId
  readonly pace: Pace
  /** Of packets of every sort, pings and acknowledgements too. */
  readonly packetPace: Pace
  readonly connections: Set<Connection>
  /** Its publishes that are not answered yet. */
  held: number
  heldBytes: number
  /** It speaks for a device that a life may hang on. */
  lifeSafety: boolean
}

/** Nothing more is to be read from it until something of it is answered. */
export const isAtItsLimit = (account: Account, limits: MqttLimits): boolean =>
  account.held >= limits.inFlightPerClientMax || account.heldBytes >= limits.inFlightBytesPerClientMax

/** One socket, from its acceptance to its end. */
export class Connection {
  readonly socket: Socket
  readonly lane: Lane
  readonly acknowledgements: Acknowledgements
  client: Client | undefined
  /** Set when something may be sent to it. */
  delivery: Delivery | undefined
  /** Set when it has signed in. */
  account: Account | undefined
  /** `connecting` from CONNECT to the end of its handling; nothing more is read meanwhile. */
  phase: 'new' | 'connecting' | 'ready' = 'new'
  /** It published outside its rights: what it sent after that is ignored. */
  refused = false
  /** What it signed in by, when it has: one of these. */
  tokenHash: string | undefined
  certificate: ClientCertificate | undefined
  /** Its last will, to know it again in the hook. */
  will: object | undefined
  /** Settled when all that it has published for others is on its way to them; rejected where one of them is not. */
  keptUpToHere: Promise<void> = Promise.resolve()
  /** How long it may be silent; 0 for ever. */
  silenceMsMax: DurationMs = 0
  /** Something of it waits to be read, but a limit does not let it. */
  readingHeld = false
  bytesHeard = 0
  heardAt: Instant
  readonly #clock: Clock
  #mark: string | undefined
  #address: string | undefined
  #cancelHold: (() => void) | undefined

  constructor(socket: Socket, clock: Clock) {
    this.socket = socket
    this.#clock = clock
    this.lane = new Lane(clock)
    this.acknowledgements = new Acknowledgements(socket)
    this.heardAt = clock.now()
  }

  /** The peer's, as long as it is there to be asked: most connections are never spoken of, and asking is a system call. */
  get address(): string {
    const { remoteAddress, remotePort } = this.socket
    if (remoteAddress !== undefined) this.#address ??= `${remoteAddress}:${remotePort ?? 0}`
    return this.#address ?? 'unknown'
  }

  /** Before anything is sent to it. Most devices only send. */
  receives(messages: KeptMessages): void {
    if (this.delivery !== undefined || this.client === undefined) return
    this.delivery = new Delivery(this.client, messages)
    if (this.phase === 'ready') this.delivery.ready()
  }

  /** Tells this connection's message ids from those of another one without a session to carry on. */
  get mark(): string {
    this.#mark ??= randomUUID()
    return this.#mark
  }

  // A client that keeps its session sends what was not acknowledged again after it reconnects, even to a server that
  // was restarted meanwhile; one with a clean session does not.
  origin(): Origin | undefined {
    return this.client && { clientId: this.client.id, session: this.client.clean ? this.mark : 'kept' }
  }

  /** What is left of what has come is read in another turn. */
  readOnSoon(): void {
    this.readingHeld = true
    setImmediate(this.resume)
  }

  /** Nothing is read from it for so long. Answers whether that is new. */
  holdFor(ms: DurationMs): boolean {
    this.readingHeld = true
    if (this.#cancelHold !== undefined) return false
    this.#cancelHold = this.#clock.after(Math.ceil(ms), () => {
      this.#cancelHold = undefined
      this.resume()
    })
    return true
  }

  closed(): void {
    this.#cancelHold?.()
  }

  /** Reading was held back and may be possible again. */
  readonly resume = (): void => {
    if (!this.readingHeld || this.socket.destroyed) return
    this.readingHeld = false
    this.socket.emit('readable')
  }
}
