import type { Duplex } from 'node:stream'
import type { DeviceId } from '../domain/model/device.ts'
import type { PaceLimits } from './config.ts'
import type { Account, Connection } from './connection.ts'
import { Pace } from './pace.ts'

/** Every open connection, by socket and by device. */
export class Connections {
  readonly #paceLimits: PaceLimits
  readonly #packetLimits: PaceLimits
  readonly #open = new Set<Connection>()
  readonly #accounts = new Map<DeviceId, Account>()

  constructor(paceLimits: PaceLimits) {
    this.#paceLimits = paceLimits
    this.#packetLimits = {
      ...paceLimits,
      messagesPerSecondMax: paceLimits.messagesPerSecondMax * PACKETS_PER_MESSAGE,
      burstMax: paceLimits.burstMax * PACKETS_PER_MESSAGE,
    }
  }

  get size(): number {
    return this.#open.size
  }

  all(): Iterable<Connection> {
    return this.#open
  }

  of(socket: Duplex): Connection {
    const connection = (socket as Accepted)[OWN]
    if (connection === undefined) throw new Error('a socket that was never accepted')
    return connection
  }

  ofDevice(id: DeviceId): readonly Connection[] {
    return [...(this.#accounts.get(id)?.connections ?? [])]
  }

  add(connection: Connection): void {
    this.#open.add(connection)
    ;(connection.socket as Accepted)[OWN] = connection
  }

  signIn(connection: Connection, id: DeviceId): Account {
    const account = this.account(id)
    connection.account = account
    account.connections.add(connection)
    return account
  }

  /** Kept after the last connection has closed, so that the pace is; there are as many as devices. */
  account(id: DeviceId): Account {
    let account = this.#accounts.get(id)
    if (account === undefined) {
      account = {
        id,
        pace: new Pace(this.#paceLimits),
        packetPace: new Pace(this.#packetLimits),
        connections: new Set(),
        held: 0,
        heldBytes: 0,
        lifeSafety: false,
      }
      this.#accounts.set(id, account)
    }
    return account
  }

  /** Its socket has closed. A last will and a late answer still come, and find it by the socket. */
  remove(connection: Connection): void {
    this.#open.delete(connection)
    connection.account?.connections.delete(connection)
  }
}

/** With the socket itself: a WeakMap of thousands costs each garbage collection. */
const OWN = Symbol('connection')
type Accepted = Duplex & { [OWN]?: Connection }

/** A message at QoS 2 is two packets of its sender's; pings and what acknowledges commands come on top. */
const PACKETS_PER_MESSAGE = 5
