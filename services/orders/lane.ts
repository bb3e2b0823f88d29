import type { DeviceId } from '../domain/model/device.ts'
import type { DeviceOrder } from '../domain/model/order.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Asked } from './asking.ts'
import { ended, isExpired } from './steps.ts'

/** What a lane asks of the desk. */
export interface LaneWork {
  now(): Instant
  after(ms: DurationMs, run: () => void): () => void
  /** Whether it would be heard if it were sent now. */
  isReached(device: DeviceId): boolean
  /** Sends it and waits; nothing where the server stops meanwhile. */
  ask(order: DeviceOrder): Promise<Asked | undefined>
  over(order: DeviceOrder): Promise<void>
  failed(error: unknown): void
}

/** The orders of one device: in order, one at a time, each for as long as it is worth something. */
export class Lane {
  readonly #device: DeviceId
  readonly #work: LaneWork
  #waiting: DeviceOrder[] = []
  #isBusy = false
  /** It was told to move while it did: what changed meanwhile may have come behind its look. */
  #isToldAgain = false
  #isStopped = false
  #cancelTimer = () => {}

  constructor(device: DeviceId, work: LaneWork) {
    this.#device = device
    this.#work = work
  }

  get waiting(): number {
    return this.#waiting.length
  }

  add(order: DeviceOrder): void {
    this.#waiting.push(order)
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
    if (order === undefined || this.#isStopped || !this.#work.isReached(this.#device)) return false
    this.#waiting.shift()
    const asked = await this.#work.ask(order).catch(error => {
      // It could not be kept as sent, so it was not.
      this.#waiting.unshift(order)
      throw error
    })
    if (asked === undefined) return false
    await this.#end(asked)
    return true
  }

  /** The device is told that it was heard when that is on disk. */
  async #end({ order, kept }: Asked): Promise<void> {
    try {
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
