import { connectAsync, type MqttClient } from 'mqtt'
import type { DeviceId } from '../../services/domain/model/device.ts'
import type { Obey } from '../world/orders.ts'
import { type Address, statusPayload, statusTopic } from './message.ts'
import { follow } from './obedience.ts'

export interface ConnectionOptions {
  /** `mqtt://host:port` */
  readonly url: string
  readonly username: DeviceId
  readonly password: string
  /** Whose status it announces, and leaves behind as its last will. */
  readonly address: Address
  /** Told of what goes wrong while connected; the client tries again by itself. */
  readonly onError: (error: Error) => void
}

const RECONNECT_MS = 1_000
const CONNECT_TIMEOUT_MS = 10_000

/** One MQTT session as a device holds it: last will, a retained word on being online, QoS 1 readings. */
export class Connection {
  readonly #client: MqttClient
  readonly #statusTopic: string

  private constructor(client: MqttClient, address: Address) {
    this.#client = client
    this.#statusTopic = statusTopic(address)
  }

  /** Rejects when the broker cannot be reached or refuses the account. */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const topic = statusTopic(options.address)
    const client = await connectAsync(
      options.url,
      {
        clientId: options.username,
        username: options.username,
        password: options.password,
        protocolVersion: 4,
        clean: true,
        keepalive: 60,
        reconnectPeriod: RECONNECT_MS,
        connectTimeout: CONNECT_TIMEOUT_MS,
        will: { topic, payload: Buffer.from(statusPayload(false)), qos: 1, retain: true },
      },
      false,
    )
    const connection = new Connection(client, options.address)
    connection.#reportOnce(options.onError)
    client.on('connect', () => void connection.#announce(true).catch(options.onError))
    await connection.#announce(true)
    return connection
  }

  /** Resolves when the broker has acknowledged it. */
  async publish(topic: string, payload: string | Buffer, retain = false): Promise<void> {
    await this.#client.publishAsync(topic, payload, { qos: 1, retain })
  }

  /** Hears the orders to these devices, does them and answers. The client subscribes again by itself when it is back. */
  follow(devices: readonly Address[], obey: Obey): Promise<void> {
    return follow(this.#client, devices, obey)
  }

  /** Without a goodbye: the broker publishes the last will. What was not acknowledged is lost. */
  cut(): void {
    this.#client.end(true)
  }

  async close(): Promise<void> {
    if (!this.#client.connected) return this.cut()
    await this.#announce(false)
    await this.#client.endAsync()
  }

  /** Once for each time that the connection is lost; the client tries every second. */
  #reportOnce(onError: (error: Error) => void): void {
    let reported = false
    this.#client.on('connect', () => {
      reported = false
    })
    this.#client.on('error', error => {
      if (!reported) onError(error)
      reported = true
    })
  }

  async #announce(online: boolean): Promise<void> {
    await this.publish(this.#statusTopic, statusPayload(online), true)
  }
}
