import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { MetricValue } from '../domain/model/reading.ts'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'

/** With these a charger says that whoever plugs in gets current, or has it. `Finishing` gives none. */
const GIVES: ReadonlySet<string> = new Set([
  ...['Available', 'Preparing', 'Charging', 'SuspendedEVSE', 'SuspendedEV', 'Reserved'],
])

export const givesBy = (status: string | undefined): boolean => status !== undefined && GIVES.has(status)

/** What flows at less is the charger itself, or the error of its meter: as in the rule `charger-live`. */
const FLOWS_FROM_W = 100
const FLOWS_FROM_A = 1

/** The first reading in which current flows, in words, and when it was made where that is told. */
export function flowIn(
  inputs: readonly (Input | undefined)[],
): { readonly said: string; readonly at: Instant | undefined } | undefined {
  for (const input of inputs) {
    if (input?.type !== 'reading') continue
    const { values, ts: at } = input.reading
    const said = atLeast(values.powerW, FLOWS_FROM_W, 'W') ?? atLeast(values.currentA, FLOWS_FROM_A, 'A')
    if (said !== undefined) return { said: `MeterValues: ${said}`, at }
  }
  return undefined
}

const atLeast = (value: MetricValue | undefined, from: number, unit: string): string | undefined =>
  typeof value === 'number' && value >= from ? `${value} ${unit}` : undefined

/**
 * A charger on its way out of order may say for a moment that it is free, and one that starts says one thing after the other:
 * what it does not take back within this is meant.
 */
export const SETTLES_MS: DurationMs = 3 * SECOND

/** Without `said` it is out of order. */
type Hear = (device: Device, said?: string, at?: Instant) => void

/** Chargers that say that they give current, or would: news to whoever cut them off. */
export class Giving {
  readonly #timers: Timers
  readonly #settling = new Map<DeviceId, () => void>()
  readonly #listeners = new Set<Hear>()

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Nothing where nobody registered it. */
  says(device: Device | undefined, said: string, at: Instant): void {
    if (device === undefined || this.#settling.has(device.id)) return
    const tell = () => {
      this.#settling.delete(device.id)
      for (const hear of this.#listeners) hear(device, said, at)
    }
    this.#settling.set(device.id, this.#timers.after(SETTLES_MS, tell))
  }

  takesBack(device: Device | undefined): void {
    if (device === undefined) return
    this.#settling.get(device.id)?.()
    this.#settling.delete(device.id)
  }

  isOut(device: Device | undefined): void {
    if (device === undefined) return
    this.takesBack(device)
    for (const hear of this.#listeners) hear(device)
  }

  onSaid(hear: Hear): () => void {
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  stop(): void {
    for (const callOff of this.#settling.values()) callOff()
    this.#settling.clear()
  }
}
