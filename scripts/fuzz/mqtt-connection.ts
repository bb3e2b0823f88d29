import { connect, type Socket } from 'node:net'
import {
  connectPacket,
  type Publish,
  publishPacket,
  subscribePacket,
  takePackets,
} from '../testing/mqtt-packets.ts'

const CONNACK = 0x20
const PUBACK = 0x40
const SUBACK = 0x90
const SUBSCRIPTION_REFUSED = 0x80

export interface Account {
  readonly port: number
  readonly username: string
  readonly password: string
}

/** One connection of a device, which knows what it sent and what was acknowledged. */
export class MqttConnection {
  readonly closed: Promise<void>
  sent = 0
  acknowledged = 0
  readonly #socket: Socket
  #bytes: Buffer = Buffer.alloc(0)
  #signedIn: (code: number) => void = () => {}
  #subscribed: (code: number) => void = () => {}
  #heard: () => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    this.closed = new Promise(resolve => socket.once('close', () => resolve()))
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    // What matters about an error is that the connection closes.
    socket.on('error', () => {})
    void this.closed.then(() => this.#heard())
  }

  static async open({ port, username, password }: Account, clientId: string): Promise<MqttConnection> {
    const connection = new MqttConnection(connect(port, '127.0.0.1'))
    const signedIn = new Promise<number>(resolve => {
      connection.#signedIn = resolve
    })
    connection.#socket.write(connectPacket(clientId, username, password))
    const code = await Promise.race([signedIn, connection.closed.then(() => -1)])
    if (code !== 0) throw new Error(`${clientId} was not let in: ${code}`)
    return connection
  }

  /** One that never says who it is. */
  static stranger(port: number): MqttConnection {
    return new MqttConnection(connect(port, '127.0.0.1'))
  }

  get isClosed(): boolean {
    return this.#socket.closed
  }

  get unanswered(): number {
    return this.sent - this.acknowledged
  }

  publish(publish: Publish): void {
    this.sent += 1
    this.#socket.write(publishPacket(publish))
  }

  /** Refused with 0x80 or by hanging up. */
  async subscribe(filter: string): Promise<'granted' | 'refused'> {
    const answered = new Promise<number>(resolve => {
      this.#subscribed = resolve
    })
    this.#socket.write(subscribePacket(filter))
    const code = await Promise.race([answered, this.closed.then(() => SUBSCRIPTION_REFUSED)])
    return code === SUBSCRIPTION_REFUSED ? 'refused' : 'granted'
  }

  writeRaw(bytes: Buffer): void {
    this.#socket.write(bytes)
  }

  /** Resolves when no more than `count` are unanswered, or the connection is closed. */
  async atMostUnanswered(count: number): Promise<void> {
    while (this.unanswered > count && !this.isClosed) {
      await new Promise<void>(resolve => {
        this.#heard = resolve
      })
    }
  }

  /** What was written still arrives. */
  async hangUp(): Promise<void> {
    this.#socket.end()
    await this.closed
  }

  #take(chunk: Buffer): void {
    const { packets, rest } = takePackets(Buffer.concat([this.#bytes, chunk]))
    this.#bytes = rest
    for (const packet of packets) {
      const type = (packet[0] as number) & 0xf0
      if (type === CONNACK) this.#signedIn(packet[3] ?? -1)
      else if (type === SUBACK) this.#subscribed(packet.at(-1) ?? SUBSCRIPTION_REFUSED)
      else if (type === PUBACK) this.acknowledged += 1
    }
    this.#heard()
  }
}
