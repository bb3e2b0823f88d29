import type { DeviceId } from '../../services/domain/model/device.ts'
import type { Obey } from '../world/orders.ts'
import { Connection } from './connection.ts'
import { type Address, statusPayload, statusTopic, telemetryTopic } from './message.ts'

export interface FleetOptions {
  readonly url: string
  readonly devices: readonly Address[]
  /** The account that speaks for all devices; each speaks for itself where absent. */
  readonly gateway?: Address | undefined
  readonly tokens: ReadonlyMap<DeviceId, string>
  /** Does what they are told, for them to say so; orders are not listened to where absent. */
  readonly obey?: Obey
  readonly onError: (deviceId: DeviceId, error: Error) => void
}

/** So many connect at a time: a thousand at once would look like an attack. */
const CONNECTING_MAX = 50

/** The connections of all devices, or the one of their gateway. */
export class Fleet {
  readonly #options: FleetOptions
  readonly #addresses: ReadonlyMap<DeviceId, Address>
  readonly #connections = new Map<DeviceId, Connection>()

  private constructor(options: FleetOptions) {
    this.#options = options
    this.#addresses = new Map([...options.devices, ...speakersOf(options)].map(one => [one.id, one]))
  }

  /** Rejects when one cannot connect; the others are closed then. */
  static async connect(options: FleetOptions): Promise<Fleet> {
    const fleet = new Fleet(options)
    try {
      await inTurns(speakersOf(options), CONNECTING_MAX, speaker => fleet.#open(speaker))
      if (options.gateway) await fleet.#announceAll(true)
    } catch (error) {
      await fleet.close()
      throw error
    }
    return fleet
  }

  /** Resolves with whether it was acknowledged: a device that is cut off has nobody to hear it. */
  async publish(deviceId: DeviceId, payload: string | Buffer): Promise<boolean> {
    const connection = this.#connections.get(this.#speakerOf(deviceId).id)
    if (connection === undefined) return false
    try {
      await connection.publish(telemetryTopic(this.#address(deviceId)), payload)
      return true
    } catch (error) {
      this.#options.onError(deviceId, error as Error)
      return false
    }
  }

  /** A device that has its own connection loses it; for one behind a gateway, the gateway says so. */
  async link(deviceId: DeviceId, up: boolean): Promise<void> {
    const address = this.#address(deviceId)
    const speaker = this.#speakerOf(deviceId)
    try {
      if (speaker.id !== deviceId) await this.#announce(address, up)
      else if (up) await this.#open(address)
      else this.#cut(deviceId)
    } catch (error) {
      this.#options.onError(deviceId, error as Error)
    }
  }

  async close(): Promise<void> {
    if (this.#options.gateway) await this.#announceAll(false)
    await Promise.allSettled([...this.#connections.values()].map(connection => connection.close()))
    this.#connections.clear()
  }

  async #open(speaker: Address): Promise<void> {
    const { url, tokens, onError, obey, gateway, devices } = this.#options
    const password = tokens.get(speaker.id)
    if (password === undefined) throw new Error(`no token for ${speaker.id}`)
    try {
      const connection = await Connection.open({
        url,
        username: speaker.id,
        password,
        address: speaker,
        onError: error => onError(speaker.id, error),
      })
      this.#connections.set(speaker.id, connection)
      if (obey) await connection.follow(gateway ? devices : [speaker], obey)
    } catch (error) {
      throw new Error(`${speaker.id} cannot connect to ${url}: ${reasonOf(error)}`, { cause: error })
    }
  }

  #cut(deviceId: DeviceId): void {
    this.#connections.get(deviceId)?.cut()
    this.#connections.delete(deviceId)
  }

  async #announceAll(online: boolean): Promise<void> {
    await inTurns(this.#options.devices, CONNECTING_MAX, device => this.#announce(device, online))
  }

  async #announce(device: Address, online: boolean): Promise<void> {
    const connection = this.#connections.get(this.#speakerOf(device.id).id)
    await connection?.publish(statusTopic(device), statusPayload(online), true)
  }

  #speakerOf(deviceId: DeviceId): Address {
    return this.#options.gateway ?? this.#address(deviceId)
  }

  #address(deviceId: DeviceId): Address {
    const address = this.#addresses.get(deviceId)
    if (address === undefined) throw new Error(`no such device: ${deviceId}`)
    return address
  }
}

/** What the broker's CONNACK says of an account that it does not take. */
const REFUSED_CODES = [4, 5]

function reasonOf(error: unknown): string {
  const { message, code } = error as Error & { code?: unknown }
  return REFUSED_CODES.includes(code as number) ? `${message} (--new-tokens makes new ones)` : message
}

const speakersOf = ({ gateway, devices }: FleetOptions) => (gateway ? [gateway] : devices)

async function inTurns<T>(items: readonly T[], atATime: number, work: (item: T) => Promise<void>) {
  for (let i = 0; i < items.length; i += atATime) await Promise.all(items.slice(i, i + atATime).map(work))
}
