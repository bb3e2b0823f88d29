import { connect, type Socket } from 'node:net'
import { connectPacket } from '../../scripts/testing/mqtt-packets.ts'
import type { BenchAccount } from '../devices/accounts.ts'
import { type ReadingTemplate, readingTemplate } from './reading-template.ts'
import { stampDigits } from './stamp-digits.ts'

const CONNACK_BYTES = 4
const PUBACK_BYTES = 4
const PACKET_ID_MAX = 65_535
/** So many go out in one system call at full speed. */
const BURST = 25
/** What waits to be written at QoS 0 before it waits for the other side. */
const UNWRITTEN_BYTES_MAX = 65_536

/** One device at full tilt: its packets are made beforehand, and only what changes is written into them. */
export class LoadConnection {
  sent = 0
  acknowledged = 0
  isClosed = false
  readonly #socket: Socket
  readonly #template: ReadingTemplate
  readonly #windowMax: number
  #bytes: Buffer
  #isFilling = false
  #heardBytes = 0

  static open(port: number, account: BenchAccount, qos: 0 | 1, windowMax: number): Promise<LoadConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay()
      socket.once('close', () => reject(new Error(`the connection of ${account.id} was closed`)))
      const connection = new LoadConnection(socket, account, qos, windowMax, () => resolve(connection))
      socket.write(connectPacket(account.id, account.id, account.token))
    })
  }

  private constructor(
    socket: Socket,
    { id, kind, site }: BenchAccount,
    qos: 0 | 1,
    windowMax: number,
    letIn: () => void,
  ) {
    this.#socket = socket
    this.#template = readingTemplate(kind, `community/${site}/${kind}/${id}/telemetry`, qos)
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
    const { bytes, idAt, stampAt, figureAt } = this.#template
    const digits = stampDigits()
    for (let i = 0; i < count; i++) {
      const at = i * bytes.length
      this.sent += 1
      if (idAt !== undefined) this.#bytes.writeUInt16BE(1 + (this.sent % PACKET_ID_MAX), at + idAt)
      this.#bytes.set(digits, at + stampAt)
      writeFigure(this.#bytes, at + figureAt, this.sent)
    }
    this.#socket.write(this.#bytes.subarray(0, count * bytes.length))
    if (idAt === undefined) this.acknowledged = this.sent
    // What the system has not taken yet must not be written over.
    if (this.#socket.writableLength > 0) this.#bytes = this.#burst()
    return true
  }

  #fill(): void {
    while (this.#isFilling && this.publish(BURST)) {
      // until there is no room
    }
  }

  #roomFor(): number {
    if (this.#socket.writableLength > UNWRITTEN_BYTES_MAX) return 0
    return this.#template.idAt === undefined ? BURST : this.#windowMax - (this.sent - this.acknowledged)
  }

  #burst(): Buffer {
    return Buffer.concat(Array.from({ length: BURST }, () => this.#template.bytes))
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
