import type { Values } from '../../services/domain/model/reading.ts'

/**
 * What becomes of a sensor: the thermometer comes loose and answers what it answers without one; it freezes; the level
 * sensor is knocked askew and sees its own mounting.
 */
export type SensorTrouble = 'loose' | 'frozen' | 'askew'

/** What such thermometers send where they measure nothing. */
export const LOOSE_C = -127
const ASKEW_DEG = 25

/** What is so in a bin and how it stands, as an instrument without faults would say it. */
export interface BinState {
  readonly fillPercent: number
  readonly temperatureC: number
  readonly tiltDeg: number
  readonly batteryPercent: number
  readonly lidOpen: boolean
}

/** What hangs in a bin and says what it sees there. */
export class BinSensor {
  /** Some makers measure no angle: theirs says only that it hangs askew, and sees no level while it does. */
  knowsAngle = true
  /** Whoever mounted it did it badly, or somebody moved it. */
  hangsAskew = false
  /** It sits in the lid of what stands open now. */
  lidIsUp = false
  #trouble: SensorTrouble | undefined
  #frozenC = 0

  breaks(trouble: SensorTrouble, temperatureC: number): void {
    this.#trouble = trouble
    this.#frozenC = temperatureC
  }

  isMended(): void {
    this.#trouble = undefined
  }

  says(state: BinState): Values {
    const seen = { ...state, ...this.#nonsense(state) }
    if (this.knowsAngle) return seen
    const { tiltDeg, fillPercent, ...rest } = seen
    const tilted = this.hangsAskew || this.lidIsUp || tiltDeg > ASKEW_DEG
    return tilted ? { ...rest, tilted } : { ...rest, fillPercent, tilted }
  }

  #nonsense({ tiltDeg }: BinState): Partial<BinState> {
    if (this.#trouble === 'loose') return { temperatureC: LOOSE_C }
    if (this.#trouble === 'frozen') return { temperatureC: this.#frozenC }
    return this.#trouble === 'askew' ? { fillPercent: 100, tiltDeg: tiltDeg + ASKEW_DEG } : {}
  }
}
