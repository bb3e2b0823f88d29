import { GIVING_STATUSES } from '../domain/kinds/ev-charger/ocpp-names.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { MetricValue } from '../domain/model/reading.ts'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'

export const givesBy = (status: string | undefined): boolean =>
  status !== undefined && GIVING_STATUSES.includes(status)

/** What flows at less is the charger itself, or the error of its meter: as in the rule `charger-live`. */
const FLOWS_FROM_W = 100
const FLOWS_FROM_A = 1

/** The last reading in which current flows, in words, and when it was made where that is told. */
export function flowIn(
  inputs: readonly (Input | undefined)[],
): { readonly said: string; readonly at: Instant | undefined } | undefined {
  for (const input of inputs.toReversed()) {
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

/** Without `said` it is out of order; `agoMs`: how long ago that was so. */
type Hear = (device: Device, said?: string, agoMs?: DurationMs) => void

/** The newest word, by a clock that nobody sets. */
interface Settling {
  said: string
  atMs: number
  readonly callOff: () => void
}

/** Chargers that say that they give current, or would: news to whoever cut them off. */
export class Giving {
  readonly #timers: Timers
  readonly #steadyNowMs: () => number
  readonly #settling = new Map<DeviceId, Settling>()
  readonly #listeners = new Set<Hear>()

  constructor(timers: Timers, steadyNowMs: () => number) {
    this.#timers = timers
    this.#steadyNowMs = steadyNowMs
  }

  /** Nothing where nobody registered it. What waited for the line takes the place of nothing that is said now. */
  says(device: Device | undefined, said: string, agoMs: DurationMs = 0): void {
    if (device === undefined) return
    const atMs = this.#steadyNowMs() - agoMs
    const settling = this.#settling.get(device.id)
    if (settling === undefined) this.#settle(device, said, atMs)
    else if (atMs >= settling.atMs) Object.assign(settling, { said, atMs })
  }

  #settle(device: Device, said: string, atMs: number): void {
    const tell = () => {
      this.#settling.delete(device.id)
      for (const hear of this.#listeners)
        hear(device, settling.said, Math.round(this.#steadyNowMs() - settling.atMs))
    }
    const settling: Settling = { said, atMs, callOff: this.#timers.after(SETTLES_MS, tell) }
    this.#settling.set(device.id, settling)
  }

  takesBack(device: Device | undefined): void {
    if (device === undefined) return
    this.#settling.get(device.id)?.callOff()
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
    for (const { callOff } of this.#settling.values()) callOff()
    this.#settling.clear()
  }
}
