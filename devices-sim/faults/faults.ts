import { MINUTE } from '../world/durations.ts'
import type { Random } from '../world/random.ts'
import { garbagePayload } from './garbage.ts'
import type { Outgoing } from './outgoing.ts'

export const FAULTS = ['drop', 'repeat', 'reorder', 'skew', 'garbage'] as const
export type Fault = (typeof FAULTS)[number]

/** How often each happens to a message, from 0 to 1. */
export type FaultRates = Readonly<Partial<Record<Fault, number>>>

/** A stamp is wrong by up to this much. */
const SKEW_MS_MAX = 10 * MINUTE

/** The bad luck of messages on their way, seeded. */
export class Faults {
  readonly done = new Map<Fault, number>()
  readonly #rates: FaultRates
  readonly #random: Random
  /** What was overtaken: goes out after the next message of its device. */
  readonly #heldBack = new Map<string, Outgoing>()

  constructor(rates: FaultRates, random: Random) {
    this.#rates = rates
    this.#random = random
  }

  /** What becomes of a message: nothing, itself, or more than one, in this order. */
  apply(message: Outgoing): Outgoing[] {
    const overtaken = this.#heldBack.get(message.deviceId)
    this.#heldBack.delete(message.deviceId)
    const out = this.#strike(message)
    return overtaken ? [...out, overtaken] : out
  }

  /** What was still held back at the end. */
  rest(): Outgoing[] {
    const rest = [...this.#heldBack.values()]
    this.#heldBack.clear()
    return rest
  }

  #strike(message: Outgoing): Outgoing[] {
    if (this.#hits('drop')) return []
    if (this.#hits('garbage')) return [{ ...message, garbage: garbagePayload(message, this.#random) }]
    if (this.#hits('repeat')) return [message, message]
    if (this.#hits('skew')) return [{ ...message, ts: this.#skewed(message.ts) }]
    if (this.#hits('reorder')) {
      this.#heldBack.set(message.deviceId, message)
      return []
    }
    return [message]
  }

  #skewed(ts: number): number {
    return ts + Math.round(this.#random.between(-SKEW_MS_MAX, SKEW_MS_MAX))
  }

  #hits(fault: Fault): boolean {
    const rate = this.#rates[fault] ?? 0
    if (rate === 0 || !this.#random.chance(rate)) return false
    this.done.set(fault, (this.done.get(fault) ?? 0) + 1)
    return true
  }
}
