import type { Device } from '../domain/model/device.ts'
import {
  ConnectionLost,
  type HearLate,
  KEPT,
  type OrderAnswer,
  OrderUnanswered,
} from '../orders/transport.ts'
import { type CallAnswer, type CallMore, type Calls, HELD_UP_MS_MAX } from './calls.ts'
import { isUnknown } from './order-calls.ts'

export interface CourseOptions {
  readonly device: Device
  /** Of the order. */
  readonly id: string
  readonly calls: Calls
  readonly isUrgent: boolean
  readonly count: (answer: CallAnswer) => void
  readonly hearLate: HearLate | undefined
  readonly signal: AbortSignal | undefined
}

/**
 * One order on its way through its calls. Whoever waits for it is let go with the first call that is not answered in time,
 * so that what is more urgent can follow; what the charger says to that call later is told as late. Nothing more is called
 * then: another order may have gone out.
 */
export class Course {
  readonly #options: CourseOptions
  readonly #overdue = Promise.withResolvers<never>()
  readonly #giveLineBack: () => void
  #isLate = false
  #isLost = false

  constructor(options: CourseOptions) {
    const { signal, calls, isUrgent } = options
    this.#options = options
    this.#giveLineBack = isUrgent ? calls.keepLine() : () => {}
    this.#overdue.promise.catch(() => {})
    signal?.addEventListener('abort', () => {
      if (signal.reason !== KEPT) this.#isLate = true
      this.#giveLineBack()
    })
  }

  get isLate(): boolean {
    return this.#isLate
  }

  /** What the charger answers, in time or not. */
  async call(action: string, payload: object): Promise<CallAnswer> {
    const late = Promise.withResolvers<CallAnswer>()
    const answer = await this.#ask(action, payload, { onLate: late.resolve })
    if (answer.ok || answer.reason !== 'timed-out') return answer
    this.#isLate = true
    this.#overdue.reject(new OrderUnanswered('no-answer'))
    return late.promise
  }

  /** What the charger answers in time; the order does not stand or fall with it. */
  ask(action: string, payload: object): Promise<CallAnswer> {
    return this.#ask(action, payload)
  }

  /** The same where something else must not wait for it long. */
  askBriefly(action: string, payload: object): Promise<CallAnswer> {
    return this.#ask(action, payload, this.#options.isUrgent ? { answerMsMax: HELD_UP_MS_MAX } : {})
  }

  async #ask(action: string, payload: object, more: Omit<CallMore, 'isUrgent'> = {}): Promise<CallAnswer> {
    if (this.#isLate) return { ok: false, reason: 'timed-out' }
    const { calls, isUrgent, count } = this.#options
    const answer = await calls.call(action, payload, { isUrgent, ...more })
    count(answer)
    if (!answer.ok && answer.reason === 'gone') this.#isLost = true
    return answer
  }

  /** Rejects where nobody knows whether it was done. */
  end(answer: Promise<OrderAnswer>): Promise<OrderAnswer> {
    const known = answer.then(said => {
      if (this.#isLate && !isUnknown(said)) this.#tellLate(said)
      if (!said.ok && this.#isLost) throw new ConnectionLost()
      if (isUnknown(said)) throw new OrderUnanswered('no-answer')
      return said
    })
    return Promise.race([known, this.#overdue.promise]).finally(this.#giveLineBack)
  }

  /** Where it cannot be kept nobody would say it again. */
  #tellLate(answer: OrderAnswer): void {
    const { device, id, hearLate } = this.#options
    hearLate?.(device, id, answer).catch(() => {})
  }
}
