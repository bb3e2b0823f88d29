import { connect, type Socket } from 'node:net'
import { connectPacket } from '../../scripts/testing/mqtt-packets.ts'
import type { BenchAccount, BenchGateway } from '../devices/accounts.ts'
import { type ReadingTemplate, readingTemplate } from './reading-template.ts'
import { stampDigits } from './stamp-digits.ts'

const CONNACK_BYTES = 4
const PUBACK_BYTES = 4
const PACKET_ID_MAX = 65_535
/** So many go out in one system call at full speed. */
const BURST = 25
/** What waits to be written at QoS 0 before it waits for the other side. */
const UNWRITTEN_BYTES_MAX = 65_536

/** One device at full tilt, or those of a gateway: packets are made beforehand, and what changes is written into them. */
export class LoadConnection {
  sent = 0
  acknowledged = 0
  isClosed = false
  readonly #socket: Socket
  readonly #qos: 0 | 1
  readonly #templates: readonly ReadingTemplate[]
  readonly #windowMax: number
  #bytes: Buffer
  #isFilling = false
  #heardBytes = 0

  static open(
    port: number,
    account: BenchAccount | BenchGateway,
    qos: 0 | 1,
    windowMax: number,
  ): Promise<LoadConnection> {
    const devices = 'speaksFor' in account ? account.speaksFor : [account]
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay()
      socket.once('close', () => reject(new Error(`the connection of ${account.id} was closed`)))
      const connection = new LoadConnection(socket, devices, qos, windowMax, () => resolve(connection))
      socket.write(connectPacket(account.id, account.id, account.token))
    })
  }

  private constructor(
    socket: Socket,
    devices: readonly Omit<BenchAccount, 'token'>[],
    qos: 0 | 1,
    windowMax: number,
    letIn: () => void,
  ) {
    this.#socket = socket
    this.#qos = qos
    this.#templates = devices.map(({ id, kind, site }) =>
      readingTemplate(kind, `community/${site}/${kind}/${id}/telemetry`, qos),
    )
    this.#windowMax = windowMax
    this.#bytes = this.#burst()
    socket.once('close', () => {
      this.isClosed = true
    })
    socket.on('error', () => {})
    socket.on('drain', () => this.#fill())
    socket.on('data', chunk => {
      if (this.#heardBytes < CONNACK_BYTES && this.#heardBytes + chunk.length >= CONNACK_BYTES) letIn()
      this.#heardBytes += chunk.length
      if (qos === 1)
        this.acknowledged = Math.max(0, Math.floor((this.#heardBytes - CONNACK_BYTES) / PUBACK_BYTES))
      this.#fill()
    })
  }

  start(): void {
    this.#isFilling = true
    this.#fill()
  }

  rest(): void {
    this.#isFilling = false
  }

  /** At most `BURST` at once; answers false where the other side has to take some first. */
  publish(count: number): boolean {
    if (this.isClosed || this.#roomFor() < count) return false
    const digits = stampDigits()
    let length = 0
    for (let i = 0; i < count; i++) length = this.#writeReading(length, digits)
    this.#socket.write(this.#bytes.subarray(0, length))
    if (this.#qos === 0) this.acknowledged = this.sent
    // What the system has not taken yet must not be written over.
    if (this.#socket.writableLength > 0) this.#bytes = this.#burst()
    return true
  }

  /** The next device's turn, at this place of the burst; answers where the one after begins. */
  #writeReading(at: number, digits: Uint8Array): number {
    const template = this.#templates[this.sent % this.#templates.length] as ReadingTemplate
    const { bytes, idAt, stampAt, figureAt } = template
    this.sent += 1
    this.#bytes.set(bytes, at)
    if (idAt !== undefined) this.#bytes.writeUInt16BE(1 + (this.sent % PACKET_ID_MAX), at + idAt)
    this.#bytes.set(digits, at + stampAt)
    writeFigure(this.#bytes, at + figureAt, this.sent)
    return at + bytes.length
  }

  #fill(): void {
    while (this.#isFilling && this.publish(BURST)) {
      // until there is no room
    }
  }

  #roomFor(): number {
    if (this.#socket.writableLength > UNWRITTEN_BYTES_MAX) return 0
    return this.#qos === 0 ? BURST : this.#windowMax - (this.sent - this.acknowledged)
  }

  #burst(): Buffer {
    return Buffer.alloc(BURST * Math.max(...this.#templates.map(({ bytes }) => bytes.length)))
  }
}

/** Four digits: no two readings of a device in one millisecond are the same. */
function writeFigure(bytes: Buffer, at: number, n: number): void {
  let left = n
  for (let i = at + 3; i >= at; i--) {
    bytes[i] = 0x30 + (left % 10)
    left = Math.floor(left / 10)
  }
}
