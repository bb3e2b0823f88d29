import type { WebSocket } from 'ws'
import type { Device, DeviceId } from '../domain/model/device.ts'
import { OCPP_SOURCE } from '../domain/model/origin.ts'
import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { Registry } from '../runtime/registry.ts'
import type { UnclaimedList } from '../sources/unclaimed.ts'
import { askHowItIs } from './asking.ts'
import { Attendance } from './attendance.ts'
import { type ChargePoint, placeOf } from './charge-point.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import { refused } from './hearing.ts'
import type { SessionsKept } from './sessions-kept.ts'
import { Station } from './station.ts'
import { Takeovers } from './takeovers.ts'

export interface RoomOptions extends ConnectionOptions {
  readonly registry: Pick<Registry, 'get' | 'heardAt'>
  readonly unclaimed: Pick<UnclaimedList, 'drop'>
  readonly kept: Pick<SessionsKept, 'of'>
}

export interface Reached {
  readonly connection: Connection
  readonly connector: number
}

/** How long a stop waits for chargers to close, and for what is being committed. */
const CLOSE_MS_MAX: DurationMs = 3 * SECOND

const TWICE = refused('GenericError', 'station-twice')

/** RFC 6455, 7.4.1. */
const GOING_AWAY = 1_001
const POLICY = 1_008

/** All charge points that are connected, each once. */
export class Room {
  readonly #options: RoomOptions
  readonly #attendance: Attendance
  readonly #open = new Map<string, Connection>()
  /** Kept while a charge point is away: it need not tell again what it told. */
  readonly #stations = new Map<string, Station>()
  readonly #takeovers = new Takeovers()
  readonly #listeners = new Set<(chargePoint: ChargePoint) => void>()
  #callOffRound: () => void
  #isClosing = false

  constructor(options: RoomOptions) {
    this.#options = options
    const { graceMs } = options.limits
    this.#attendance = new Attendance({ ...options, graceMs })
    this.#callOffRound = this.#nextRound()
  }

  get connections(): number {
    return this.#open.size
  }

  get inFlight(): number {
    let sum = 0
    for (const { inFlight } of this.#open.values()) sum += inFlight
    return sum
  }

  of(chargePointId: string): Connection | undefined {
    return this.#open.get(chargePointId)
  }

  /** Ids under which two stations displace each other. */
  stationsTwice(): readonly string[] {
    return this.#takeovers.twice(this.#options.steadyNowMs())
  }

  /** Where a charger is connected, and as which connector: 0 where it is the charge point as a whole. */
  reaching(device: Device): Reached | undefined {
    const place = placeOf(device, this.#options.registry)
    const connection = place && this.#open.get(place.chargePointId)
    return connection && { connection, connector: place.connector }
  }

  /** Whether it has been connected since the server began. */
  hasSeen(device: Device): boolean {
    const place = placeOf(device, this.#options.registry)
    return place !== undefined && this.#stations.has(place.chargePointId)
  }

  onConnected(listener: (chargePoint: ChargePoint) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  let(socket: WebSocket, chargePoint: ChargePoint): void {
    const { id } = chargePoint
    if (this.#isClosing) {
      socket.terminate()
      return
    }
    // A charger has one line: that it is here again is how a dead one is noticed.
    this.#replace(chargePoint)
    const station = this.#stations.get(id) ?? new Station(this.#options.kept.of(id))
    this.#stations.set(id, station)
    const connection = new Connection(socket, chargePoint, station, this.#options)
    this.#open.set(id, connection)
    this.#attendance.came(chargePoint)
    this.#options.unclaimed.drop(OCPP_SOURCE, id)
    const callOff = askHowItIs(connection, this.#options.timers, () => this.#tellAll(connection))
    socket.once('close', () => {
      callOff()
      if (this.#open.get(id) !== connection) return
      this.#open.delete(id)
      if (!this.#isClosing) this.#attendance.left(chargePoint)
    })
    for (const tell of this.#listeners) tell(chargePoint)
  }

  /** Its token is another one. */
  signOut(id: DeviceId): void {
    for (const connection of this.#open.values())
      if (connection.chargePoint.device.id === id) connection.finish(POLICY, 'signed out')
  }

  async close(): Promise<void> {
    this.#isClosing = true
    this.#callOffRound()
    this.#attendance.stop()
    const open = [...this.#open.values()]
    const all = Promise.all(open.map(each => each.ended))
    const { timers } = this.#options
    const callOff = timers.after(CLOSE_MS_MAX, () => {
      for (const each of open) each.cut('server-stops')
    })
    for (const each of open) each.finish(GOING_AWAY, 'server stops')
    await all
    callOff()
  }

  #replace({ id, device }: ChargePoint): void {
    const before = this.#open.get(id)
    if (before === undefined) return
    before.cut('replaced')
    const { steadyNowMs, listener } = this.#options
    if (this.#takeovers.note(id, steadyNowMs())) listener.refuse(TWICE, { id, device })
  }

  #tellAll({ chargePoint, station }: Connection): void {
    const { listener, intake } = this.#options
    for (const input of listener.tellAll(chargePoint, station))
      intake.submit(chargePoint.device.site, input, () => {})
  }

  /** Each ping asks all whether they are there, and lets go of those that have not answered for long. */
  #nextRound(): () => void {
    return this.#options.timers.after(this.#options.limits.pingMs, () => {
      const { steadyNowMs, limits } = this.#options
      const now = steadyNowMs()
      for (const connection of this.#open.values()) {
        if (now - connection.heardAt > limits.idleMs) connection.cut('idle')
        else connection.ping()
      }
      this.#callOffRound = this.#nextRound()
    })
  }
}
