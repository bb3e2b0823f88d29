import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import { callFrame, type MessageId, type Payload } from './frame.ts'

/** What a charger said to a call, or why it said nothing. */
export type CallAnswer =
  | { readonly ok: true; readonly payload: Payload }
  | { readonly ok: false; readonly reason: 'timed-out' | 'gone' | 'too-many-calls' }
  /** It refused the call itself, under a code of the standard. */
  | { readonly ok: false; readonly reason: 'call-error'; readonly code: string }

interface Waiting {
  readonly id: string
  readonly action: string
  readonly payload: object
  readonly isUrgent: boolean
  readonly answerMsMax: DurationMs
  readonly answer: (answer: CallAnswer) => void
  readonly onLate: ((answer: CallAnswer) => void) | undefined
}

export interface CallMore {
  /** It goes before those that wait, however many they are, and waits only so long for the answer to another. */
  readonly isUrgent?: boolean
  /** How long an answer is waited for; as long as for any other where absent. */
  readonly answerMsMax?: DurationMs
  /** Told of an answer that comes after the time. */
  readonly onLate?: (answer: CallAnswer) => void
}

export interface CallsOptions {
  readonly send: (frame: string) => void
  readonly newId: () => string
  readonly timers: Timers
  readonly callMsMax: DurationMs
  readonly waitingMax: number
}

/** A charger that has not answered for so long is called all the same where it is urgent. */
export const HELD_UP_MS_MAX: DurationMs = 5 * SECOND

interface Current {
  readonly waiting: Waiting
  readonly callsOff: readonly (() => void)[]
  /** It may be given up for what is urgent. */
  isSlow: boolean
}

/** Calls to one charger, one at a time (OCPP-J 1.6, 4.1.1), in their order. Each is answered once. */
export class Calls {
  readonly #options: CallsOptions
  readonly #waiting: Waiting[] = []
  /** The latest that were not answered in time, by their ids. */
  readonly #overdue = new Map<string, (answer: CallAnswer) => void>()
  #current: Current | undefined
  /** So many keep the line for what is urgent. */
  #keeping = 0
  #isGone = false

  constructor(options: CallsOptions) {
    this.#options = options
  }

  call(action: string, payload: object, more: CallMore = {}): Promise<CallAnswer> {
    const { isUrgent = false, answerMsMax = this.#options.callMsMax, onLate } = more
    if (this.#isGone) return Promise.resolve({ ok: false, reason: 'gone' })
    if (!isUrgent && this.#waiting.length >= this.#options.waitingMax)
      return Promise.resolve({ ok: false, reason: 'too-many-calls' })
    return new Promise(answer => {
      const waiting = { id: this.#options.newId(), action, payload, isUrgent, answerMsMax, answer, onLate }
      if (isUrgent) this.#waiting.unshift(waiting)
      else this.#waiting.push(waiting)
      this.#giveUpSlow()
      this.#next()
    })
  }

  /**
   * Until it is given back, what is not urgent waits, also while nothing else is called: between two calls of a cut-off
   * a charger that is slow would be asked for something else, and the second would wait for that. Given back once.
   */
  keepLine(): () => void {
    let isKept = true
    this.#keeping += 1
    return () => {
      if (!isKept) return
      isKept = false
      this.#keeping -= 1
      this.#next()
    }
  }

  /** It has started anew, and may have lost what it was asked: what is urgent is said again, as it was. */
  again(): void {
    const waiting = this.#current?.waiting
    if (waiting?.isUrgent === true) this.#say(waiting)
  }

  /** False where nobody waits for it any more. */
  answered(id: MessageId, answer: CallAnswer): boolean {
    if (this.#current?.waiting.id !== String(id)) return this.#late(String(id), answer)
    this.#end(answer)
    return true
  }

  #late(id: string, answer: CallAnswer): boolean {
    const tell = this.#overdue.get(id)
    this.#overdue.delete(id)
    tell?.(answer)
    return tell !== undefined
  }

  #missed({ id, onLate }: Waiting): void {
    if (onLate !== undefined) this.#overdue.set(id, onLate)
    const [oldest] = this.#overdue.keys()
    if (oldest !== undefined && this.#overdue.size > this.#options.waitingMax) this.#overdue.delete(oldest)
    this.#end({ ok: false, reason: 'timed-out' })
  }

  /** The connection is lost: whatever was asked, nobody answers it. */
  close(): void {
    this.#isGone = true
    this.#overdue.clear()
    if (this.#current !== undefined) this.#end({ ok: false, reason: 'gone' })
    for (const { answer } of this.#waiting.splice(0)) answer({ ok: false, reason: 'gone' })
  }

  #next(): void {
    if (this.#current !== undefined || this.#isGone) return
    // What is urgent stands first.
    if (this.#keeping > 0 && this.#waiting[0]?.isUrgent !== true) return
    const waiting = this.#waiting.shift()
    if (waiting === undefined) return
    const { timers } = this.#options
    const overdue = timers.after(waiting.answerMsMax, () => this.#missed(waiting))
    const slow = timers.after(HELD_UP_MS_MAX, () => {
      current.isSlow = !waiting.isUrgent
      this.#giveUpSlow()
    })
    const current: Current = { waiting, callsOff: [overdue, slow], isSlow: false }
    this.#current = current
    this.#say(waiting)
  }

  #say({ id, action, payload }: Waiting): void {
    this.#options.send(callFrame(id, action, payload))
  }

  #giveUpSlow(): void {
    if (this.#current?.isSlow === true && this.#waiting[0]?.isUrgent === true)
      this.#missed(this.#current.waiting)
  }

  #end(answer: CallAnswer): void {
    const current = this.#current
    this.#current = undefined
    for (const callOff of current?.callsOff ?? []) callOff()
    current?.waiting.answer(answer)
    this.#next()
  }
}
