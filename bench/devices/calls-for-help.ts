import { setTimeout as pause } from 'node:timers/promises'
import type { DeviceAccount } from './accounts.ts'
import { Device } from './device.ts'

/** Wristbands, each of which calls for help once. */
export class CallsForHelp {
  readonly #bands: readonly Device[]
  #made = 0

  static async connect(mqttPort: number, accounts: readonly DeviceAccount[]): Promise<CallsForHelp> {
    return new CallsForHelp(await Device.signInAll(mqttPort, accounts))
  }

  private constructor(bands: readonly Device[]) {
    this.#bands = bands
  }

  get made(): number {
    return this.#made
  }

  /** When the band called, as `performance.now()` has it; not a number where it has not. */
  calledAtMs(id: string, ts: number): number {
    return this.#bands.find(band => band.id === id)?.sentAtMs(ts) ?? Number.NaN
  }

  /** One after the other, evenly spread; resolves when all have called. */
  async all(everyMs: number): Promise<void> {
    for (const band of this.#bands) {
      await pause(everyMs)
      band.send({ sos: true })
      this.#made += 1
    }
  }

  end(): void {
    for (const band of this.#bands) band.end()
  }
}
