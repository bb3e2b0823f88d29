import type { DeviceAccount } from './accounts.ts'
import { Device } from './device.ts'

/** Bins that catch fire and are put out in turn: each message is one alert event, none a jump that would be doubted. */
export class Alarms {
  readonly #bins: readonly Device[]
  #sent = 0

  static async connect(mqttPort: number, accounts: readonly DeviceAccount[]): Promise<Alarms> {
    return new Alarms(await Device.signInAll(mqttPort, accounts))
  }

  private constructor(bins: readonly Device[]) {
    this.#bins = bins
  }

  /** Events that were caused so far. */
  get sent(): number {
    return this.#sent
  }

  /** When the device sent last, as `performance.now()` has it. */
  sentAtMs(id: string): number {
    return this.#bins.find(bin => bin.id === id)?.sentAtMs ?? Number.NaN
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
    for (const bin of this.#bins) bin.end()
  }

  #publish(): void {
    const burns = Math.floor(this.#sent / this.#bins.length) % 2 === 0
    this.#bins[this.#sent % this.#bins.length]?.send({ temperatureC: burns ? 90 : 55 })
    this.#sent += 1
  }
}

const TICK_MS = 2
