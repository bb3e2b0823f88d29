import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Client } from 'aedes'
import type { DeviceId } from '../domain/model/device.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Clock } from './clock.ts'
import { Lane } from './lane.ts'
import type { Pace } from './pace.ts'

/** What all connections of one device share: a new connection is no way around a limit. */
export interface Account {
  readonly id: DeviceId
  readonly pace: Pace
  readonly connections: Set<Connection>
  /** Its publishes that are not answered yet. */
  held: number
}

/** One socket, from its acceptance to its end. */
export class Connection {
  readonly socket: Socket
  readonly address: string
  readonly lane: Lane
  /** Tells this connection's message ids from those of another one without a session to carry on. */
  readonly mark = randomUUID()
  client: Client | undefined
  /** Set when it has signed in. */
  account: Account | undefined
  /** `connecting` from CONNECT to the end of its handling; nothing more is read meanwhile. */
  phase: 'new' | 'connecting' | 'ready' = 'new'
  /** It published outside its rights: what it sent after that is ignored. */
  refused = false
  /** Its last will, to know it again in the hook. */
  will: object | undefined
  /** How long it may be silent; 0 for ever. */
  silenceMsMax: DurationMs = 0
  /** Something of it waits to be read, but a limit does not let it. */
  readingHeld = false
  bytesHeard = 0
  heardAt: Instant

  constructor(socket: Socket, clock: Clock) {
    this.socket = socket
    this.address = `${socket.remoteAddress ?? 'unknown'}:${socket.remotePort ?? 0}`
    this.lane = new Lane(clock)
    this.heardAt = clock.now()
  }

  /** Reading was held back and may be possible again. */
  readonly resume = (): void => {
    if (!this.readingHeld || this.socket.destroyed) return
    this.readingHeld = false
    this.socket.emit('readable')
  }
}
