import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connectPacket, publishPacket } from '../../scripts/testing/mqtt-packets.ts'
import { BENCH_SITE, type DeviceAccount } from './registration.ts'

/** Wristbands, each of which calls for help once. */
export class CallsForHelp {
  readonly #bands: readonly (readonly [Socket, DeviceAccount])[]
  readonly #calledAtMs = new Map<string, number>()

  static async connect(mqttPort: number, accounts: readonly DeviceAccount[]): Promise<CallsForHelp> {
    const bands = accounts.map(account => [connect(mqttPort, '127.0.0.1').setNoDelay(), account] as const)
    const letIn = bands.map(([socket, { id, token }]) => {
      socket.on('error', () => {})
      socket.write(connectPacket(id, id, token))
      return once(socket, 'data')
    })
    await Promise.all(letIn)
    for (const [socket] of bands) socket.resume()
    return new CallsForHelp(bands)
  }

  private constructor(bands: readonly (readonly [Socket, DeviceAccount])[]) {
    this.#bands = bands
  }

  get made(): number {
    return this.#calledAtMs.size
  }

  /** When the band called, as `performance.now()` has it; not a number where it has not. */
  calledAtMs(id: string): number {
    return this.#calledAtMs.get(id) ?? Number.NaN
  }

  /** One after the other, evenly spread; resolves when all have called. */
  async all(everyMs: number): Promise<void> {
    for (const [socket, { id, kind }] of this.#bands) {
      await new Promise(resolve => setTimeout(resolve, everyMs))
      const payload = Buffer.from(`{"ts":${Date.now()},"sos":true}`)
      const topic = `community/${BENCH_SITE}/${kind}/${id}/telemetry`
      this.#calledAtMs.set(id, performance.now())
      socket.write(publishPacket({ topic, payload, id: 1 }))
    }
  }

  end(): void {
    for (const [socket] of this.#bands) socket.destroy()
  }
}
