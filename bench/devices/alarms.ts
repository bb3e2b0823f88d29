import type { DeviceAccount } from './accounts.ts'
import { Device } from './device.ts'

/** Of devices whose rule has neither delay nor off-delay, so that each message is one alert event. */
export const ALARM_KIND = 'ev-charger'

/** Chargers that leak current and are well again in turn. */
export class Alarms {
  readonly #chargers: readonly Device[]
  #sent = 0

  static async connect(mqttPort: number, accounts: readonly DeviceAccount[]): Promise<Alarms> {
    return new Alarms(await Device.signInAll(mqttPort, accounts))
  }

  private constructor(chargers: readonly Device[]) {
    this.#chargers = chargers
  }

  /** Events that were caused so far. */
  get sent(): number {
    return this.#sent
  }

  /** When the device sent what bears this stamp, as `performance.now()` has it. */
  sentAtMs(id: string, ts: number): number {
    return this.#chargers.find(charger => charger.id === id)?.sentAtMs(ts) ?? Number.NaN
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
    for (const charger of this.#chargers) charger.end()
  }

  #publish(): void {
    const leaks = Math.floor(this.#sent / this.#chargers.length) % 2 === 0
    this.#chargers[this.#sent % this.#chargers.length]?.send({ residualCurrentMa: leaks ? 40 : 5 })
    this.#sent += 1
  }
}

const TICK_MS = 2
