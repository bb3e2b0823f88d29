import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR } from '../world/durations.ts'
import type { Random } from '../world/random.ts'
import { round } from './kind.ts'

const MAINS_V = 222

/** What flows through a charger, and all that ever did. */
export class ChargerMeter {
  readonly #random: Random
  #energyWh: number

  constructor(random: Random) {
    this.#random = random
    this.#energyWh = Math.round(random.between(50_000, 900_000))
  }

  advance(elapsedMs: DurationMs, flowsA: number): void {
    this.#energyWh += (flowsA * MAINS_V * elapsedMs) / HOUR
  }

  says(flowsA: number): Values {
    const voltageV = round(this.#random.normal(MAINS_V, 1.5), 1)
    const currentA = flowsA === 0 ? 0 : round(this.#random.normal(flowsA, flowsA / 100), 1)
    return { currentA, voltageV, powerW: round(currentA * voltageV), energyWh: round(this.#energyWh) }
  }
}
