import type { DeviceId } from '../model/device.ts'
import type { DurationMs, Instant } from '../model/time.ts'

/** A rule of a device that wants to be evaluated, or an alert that is to be closed. Plain data. */
export interface Timer {
  /** When it came or comes due: the time that it is evaluated for. */
  readonly due: Instant
  /** When it fires: later than `due` by the device's lag, or where a start held it back. */
  readonly fireAt: Instant
  /** `rule/{device}/{rule}` or `expire/{alert}`: breaks ties, so that the order never depends on the past. */
  readonly key: string
  readonly deviceId?: DeviceId
  readonly rule?: string
  readonly alertId?: string
}

export const ruleTimer = (deviceId: DeviceId, rule: string, due: Instant, lagMs: DurationMs): Timer => ({
  due,
  fireAt: due + lagMs,
  key: `rule/${deviceId}/${rule}`,
  deviceId,
  rule,
})

export const expiryTimer = (alertId: string, due: Instant): Timer => ({
  due,
  fireAt: due,
  key: `expire/${alertId}`,
  alertId,
})

const isBefore = (a: Timer, b: Timer): boolean =>
  a.fireAt !== b.fireAt ? a.fireAt < b.fireAt : a.due !== b.due ? a.due < b.due : a.key < b.key

const inOrder = (timers: readonly Timer[]): Timer[] => [...timers].sort((a, b) => (isBefore(a, b) ? -1 : 1))

/** A binary heap. Entries are never taken out early: whoever fires one asks whether it is still meant. */
export class TimerQueue {
  #heap: Timer[]

  constructor(timers: readonly Timer[] = []) {
    this.#heap = inOrder(timers)
  }

  get size(): number {
    return this.#heap.length
  }

  peek(): Timer | undefined {
    return this.#heap[0]
  }

  push(timer: Timer): void {
    const heap = this.#heap
    let at = heap.push(timer) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(timer, heap[parent] as Timer)) break
      heap[at] = heap[parent] as Timer
      at = parent
    }
    heap[at] = timer
  }

  pop(): Timer | undefined {
    const top = this.#heap[0]
    const last = this.#heap.pop()
    if (top !== undefined && last !== undefined && this.#heap.length > 0) this.#sink(last)
    return top
  }

  /** What came due at or before `at` fires at `until`, with its own due time. */
  hold(at: Instant, until: Instant): void {
    this.#heap = new TimerQueue(
      this.#heap.map(timer => (timer.fireAt <= at ? { ...timer, fireAt: until } : timer)),
    ).#heap
  }

  /** In the order in which they fire, however they came to be here. */
  toArray(): readonly Timer[] {
    return inOrder(this.#heap)
  }

  #sink(timer: Timer): void {
    const heap = this.#heap
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Timer, heap[child] as Timer)) child++
      if (!isBefore(heap[child] as Timer, timer)) break
      heap[at] = heap[child] as Timer
      at = child
    }
    heap[at] = timer
  }
}
