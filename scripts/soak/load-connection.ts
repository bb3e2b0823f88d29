import { connect, type Socket } from 'node:net'
import { connectPacket, publishPacket } from '../testing/mqtt-packets.ts'
import type { Random } from '../testing/random.ts'
import type { ReportingKind } from '../testing/reporting-devices.ts'
import type { LoadAccount } from './load-question.ts'

const CONNACK_BYTES = 4
const PUBACK_BYTES = 4
const PACKET_ID_MAX = 65_535

/** One device at full tilt: it knows how many of its messages are not answered, and nothing more. */
export class LoadConnection {
  unanswered = 0
  sent = 0
  acknowledged = 0
  isClosed = false
  readonly #socket: Socket
  readonly #account: LoadAccount
  readonly #random: Random
  readonly #topic: string
  readonly #onAcknowledged: (connection: LoadConnection) => void
  #lastTs = 0

  static open(
    port: number,
    account: LoadAccount,
    random: Random,
    onAcknowledged: (connection: LoadConnection) => void,
  ): Promise<LoadConnection> {
    const connection = new LoadConnection(connect(port, '127.0.0.1'), account, random, onAcknowledged)
    return connection.#letIn.promise
  }

  readonly #letIn = Promise.withResolvers<LoadConnection>()

  private constructor(
    socket: Socket,
    account: LoadAccount,
    random: Random,
    onAcknowledged: (connection: LoadConnection) => void,
  ) {
    this.#socket = socket
    this.#account = account
    this.#random = random
    this.#onAcknowledged = onAcknowledged
    const { id, kind, site, token } = account
    this.#topic = `community/${site}/${kind}/${id}/telemetry`
    socket.setNoDelay()
    socket.once('close', () => {
      this.isClosed = true
      this.#letIn.reject(new Error(`the connection of ${id} was closed`))
    })
    socket.on('error', () => {})
    socket.on('data', chunk => this.#take(chunk.length))
    socket.write(connectPacket(id, id, token))
  }

  /** Several at once cost one system call. */
  publish(count: number): void {
    this.#socket.cork()
    for (let left = count; left > 0; left--) {
      this.sent += 1
      this.unanswered += 1
      this.#lastTs = Math.max(Date.now(), this.#lastTs + 1)
      const values = readings[this.#account.kind](this.#random)
      const payload = Buffer.from(`{"ts":${this.#lastTs},${values}}`)
      this.#socket.write(publishPacket({ topic: this.#topic, payload, id: 1 + (this.sent % PACKET_ID_MAX) }))
    }
    this.#socket.uncork()
  }

  end(): void {
    this.#socket.destroy()
  }

  /** Nothing but acknowledgements comes, all of one length. */
  #heardBytes = 0
  #take(bytes: number): void {
    this.#heardBytes += bytes
    if (this.#heardBytes < CONNACK_BYTES) return
    this.#letIn.resolve(this)
    const acknowledged = Math.floor((this.#heardBytes - CONNACK_BYTES) / PUBACK_BYTES)
    this.unanswered -= acknowledged - this.acknowledged
    this.acknowledged = acknowledged
    this.#onAcknowledged(this)
  }
}

const figure = (random: Random, from: number, to: number): string => random.within(from, to).toFixed(2)

/** One in so many bins is full: alerts come and go all the time. */
const FULL_ONE_IN = 20_000

const readings: Readonly<Record<ReportingKind, (random: Random) => string>> = {
  'smart-bin': random =>
    `"fillPercent":${random.below(FULL_ONE_IN) === 0 ? 80 : figure(random, 10, 50)},"batteryPercent":${figure(random, 40, 90)}`,
  'fire-lane-camera': random => `"vehicleCount":0,"plate":"${random.below(1_000_000)}"`,
  'ev-charger': random =>
    `"temperatureC":${figure(random, 20, 40)},"powerW":${figure(random, 0, 7_000)},"voltageV":${figure(random, 225, 235)}`,
  wristband: random =>
    `"heartRateBpm":${figure(random, 60, 90)},"spo2Percent":${figure(random, 95, 100)},"batteryPercent":${figure(random, 40, 90)}`,
}
