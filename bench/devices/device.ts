import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connectPacket, publishPacket } from '../../scripts/testing/mqtt-packets.ts'
import type { DeviceAccount } from './accounts.ts'

const PACKET_ID_MAX = 65_535

/** A device that has signed in, and sends what it is told to at QoS 1. */
export class Device {
  readonly id: string
  readonly #topic: string
  readonly #socket: Socket
  readonly #moments = new Map<number, number>()
  #sent = 0

  /** `mqttPort` may be a bare broker's: it hears the same. */
  static async signIn(mqttPort: number, account: DeviceAccount): Promise<Device> {
    const { id, token } = account
    const socket = connect(mqttPort, '127.0.0.1').setNoDelay()
    socket.write(connectPacket(id, id, token))
    await once(socket, 'data')
    socket.on('error', () => {}).resume()
    return new Device(socket, account)
  }

  static signInAll(mqttPort: number, accounts: readonly DeviceAccount[]): Promise<Device[]> {
    return Promise.all(accounts.map(account => Device.signIn(mqttPort, account)))
  }

  private constructor(socket: Socket, { id, kind, site }: DeviceAccount) {
    this.id = id
    this.#topic = `community/${site}/${kind}/${id}/telemetry`
    this.#socket = socket
  }

  /**
   * When it sent what bears this stamp, as `performance.now()` has it; not a number where it sent no such thing. By the last
   * that it sent, an alert that takes longer than the device is silent would look quick.
   */
  sentAtMs(ts: number): number {
    return this.#moments.get(ts) ?? Number.NaN
  }

  /** The `ts` it adds is the moment of sending, and the event's `at`: from there the latency counts. */
  send(values: Readonly<Record<string, number | boolean>>): void {
    this.#sent += 1
    const ts = Date.now()
    this.#moments.set(ts, performance.now())
    const payload = Buffer.from(JSON.stringify({ ts, ...values }))
    const id = 1 + (this.#sent % PACKET_ID_MAX)
    this.#socket.write(publishPacket({ topic: this.#topic, payload, id }))
  }

  end(): void {
    this.#socket.destroy()
  }
}
