import type { DeviceOrder } from '../domain/model/order.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Asked } from './asking.ts'
import { ended, isExpired } from './steps.ts'

/** What a lane asks of the desk. */
export interface LaneWork {
  now(): Instant
  after(ms: DurationMs, run: () => void): () => void
  /** Whether it would be heard if it were sent now. */
  isReached(order: DeviceOrder): boolean
  /** Sends it and waits, not for long from when it is `hurried`; nothing where the server stops meanwhile. */
  ask(order: DeviceOrder, hurried: AbortSignal): Promise<Asked | undefined>
  over(order: DeviceOrder): Promise<void>
  /** It waits again: that is kept. */
  again(order: DeviceOrder): Promise<void>
  /** Orders that would undo it, and that it overtakes with all others; nothing where it waits for its turn. */
  overtakes(order: DeviceOrder): readonly string[] | undefined
  failed(error: unknown): void
}

/** The orders of one device: in order, one at a time, each for as long as it is worth something. */
export class Lane {
  readonly #work: LaneWork
  #waiting: DeviceOrder[] = []
  #isBusy = false
  /** Ends the wait of what is under way, where it may be ended. */
  #hurry = new AbortController()
  /** It was told to move while it did: what changed meanwhile may have come behind its look. */
  #isToldAgain = false
  #isStopped = false
  #cancelTimer = () => {}

  constructor(work: LaneWork) {
    this.#work = work
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Answers with what does not wait any more, since it would undo this one, which goes out before it. */
  add(order: DeviceOrder): readonly DeviceOrder[] {
    const undoing = this.#work.overtakes(order)
    const overtaken = this.#waiting.filter(({ name }) => undoing?.includes(name))
    this.#waiting = this.#waiting.filter(one => !overtaken.includes(one))
    if (undoing === undefined) this.#waiting.push(order)
    else {
      this.#putFirst(order)
      this.#hurry.abort()
    }
    return overtaken
  }

  /** Nothing where it does not wait any more. */
  take(id: string): DeviceOrder | undefined {
    const order = this.#waiting.find(one => one.id === id)
    this.#waiting = this.#waiting.filter(one => one !== order)
    return order
  }

  takeAll(): DeviceOrder[] {
    return this.#waiting.splice(0)
  }

  stop(): void {
    this.#isStopped = true
    this.#cancelTimer()
  }

  /** Something may be possible now that was not before. */
  async move(): Promise<void> {
    this.#isToldAgain = true
    if (this.#isBusy || this.#isStopped) return
    this.#isBusy = true
    this.#cancelTimer()
    try {
      while (this.#isToldAgain) {
        this.#isToldAgain = false
        while (await this.#next()) {}
      }
    } catch (error) {
      this.#work.failed(error)
    } finally {
      this.#isBusy = false
      this.#wait()
    }
  }

  /** Answers whether there may be more to do. */
  async #next(): Promise<boolean> {
    await this.#dropExpired()
    const order = this.#waiting[0]
    if (order === undefined || this.#isStopped || !this.#work.isReached(order)) return false
    this.#waiting.shift()
    const hurry = new AbortController()
    // What overtakes others waits for none and lets none go.
    if (this.#work.overtakes(order) === undefined) this.#hurry = hurry
    const asked = await this.#work.ask(order, hurry.signal).catch(error => {
      // It could not be kept as sent, so it was not.
      this.#waiting.unshift(order)
      throw error
    })
    if (asked === undefined) return false
    await this.#end(asked)
    return true
  }

  /** Behind those alone that overtake all. */
  #putFirst(order: DeviceOrder): void {
    const at = this.#waiting.findLastIndex(one => this.#work.overtakes(one) !== undefined) + 1
    this.#waiting.splice(at, 0, order)
  }

  #wouldUndo({ name }: DeviceOrder): boolean {
    return this.#waiting.some(one => this.#work.overtakes(one)?.includes(name))
  }

  /** The device is told that it was heard when that is on disk. */
  async #end({ order: next, kept }: Asked): Promise<void> {
    const isOvertaken = next.state === 'queued' && this.#wouldUndo(next)
    const order = isOvertaken ? ended(next, 'timed-out', this.#work.now(), 'connection-lost') : next
    try {
      if (order.state === 'queued') {
        this.#putFirst(order)
        await this.#work.again(order)
        return
      }
      await this.#work.over(order)
      kept()
    } catch (error) {
      kept(error)
      throw error
    }
  }

  async #dropExpired(): Promise<void> {
    const now = this.#work.now()
    const expired = this.#waiting.filter(order => isExpired(order, now))
    this.#waiting = this.#waiting.filter(order => !isExpired(order, now))
    for (const order of expired) await this.#work.over(ended(order, 'expired', now, 'not-reached'))
  }

  #wait(): void {
    if (this.#isStopped || this.#waiting.length === 0) return
    const first = Math.min(...this.#waiting.map(({ expiresAt }) => expiresAt))
    const ms = Math.min(Math.max(first - this.#work.now(), 0), WAIT_MS_MAX)
    this.#cancelTimer = this.#work.after(ms, () => void this.move())
  }
}

/** A clock that is set forward is noticed; and a timer of Node holds no more than 24 days. */
const WAIT_MS_MAX: DurationMs = 60_000
