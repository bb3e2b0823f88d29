import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connectPacket, publishPacket } from '../../scripts/testing/mqtt-packets.ts'
import { BENCH_SITE, type DeviceAccount } from './registration.ts'

/** Bins that catch fire and are put out in turn: each message is one alert event. */
export class Alarms {
  readonly #sockets: readonly Socket[]
  readonly #accounts: readonly DeviceAccount[]
  #sent = 0
  readonly #sentAtMs = new Map<string, number>()

  /** `mqttPort` may be a bare broker's: it hears the same. */
  static async connect(mqttPort: number, accounts: readonly DeviceAccount[]): Promise<Alarms> {
    const sockets = accounts.map(() => connect(mqttPort, '127.0.0.1').setNoDelay())
    const letIn = sockets.map(socket => once(socket, 'data'))
    sockets.forEach((socket, i) => {
      const { id, token } = accounts[i] as DeviceAccount
      socket.write(connectPacket(id, id, token))
      socket.on('error', () => {})
    })
    await Promise.all(letIn)
    for (const socket of sockets) socket.resume()
    return new Alarms(sockets, accounts)
  }

  private constructor(sockets: readonly Socket[], accounts: readonly DeviceAccount[]) {
    this.#sockets = sockets
    this.#accounts = accounts
  }

  /** Events that were caused so far. */
  get sent(): number {
    return this.#sent
  }

  /** When the device sent last, as `performance.now()` has it. */
  sentAtMs(id: string): number {
    return this.#sentAtMs.get(id) ?? Number.NaN
  }

  /** Evenly spread. Answers how to stop. */
  start(perSecond: number): () => void {
    const began = performance.now()
    const before = this.#sent
    const timer = setInterval(() => {
      const due = before + ((performance.now() - began) / 1_000) * perSecond
      while (this.#sent < due) this.#publish()
    }, TICK_MS)
    return () => clearInterval(timer)
  }

  end(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Its `ts` is the moment of sending, and the event's `at`: from there the latency counts. */
  #publish(): void {
    const i = this.#sent % this.#accounts.length
    const burns = Math.floor(this.#sent / this.#accounts.length) % 2 === 0
    const { id, kind } = this.#accounts[i] as DeviceAccount
    this.#sent += 1
    this.#sentAtMs.set(id, performance.now())
    const payload = Buffer.from(`{"ts":${Date.now()},"temperatureC":${burns ? 90 : 20}}`)
    const topic = `community/${BENCH_SITE}/${kind}/${id}/telemetry`
    this.#sockets[i]?.write(publishPacket({ topic, payload, id: 1 + (this.#sent % 65_535) }))
  }
}

const TICK_MS = 2
