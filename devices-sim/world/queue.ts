import type { Instant } from '../../services/domain/model/time.ts'

interface Slot<T> {
  readonly at: Instant
  readonly order: number
  readonly item: T
}

/** What is to happen, soonest first; what is due at the same instant comes in the order in which it was put in. */
export class Queue<T> {
  readonly #heap: Slot<T>[] = []
  #order = 0

  get size(): number {
    return this.#heap.length
  }

  get nextAt(): Instant | undefined {
    return this.#heap[0]?.at
  }

  push(at: Instant, item: T): void {
    const slot = { at, order: this.#order++, item }
    let index = this.#heap.push(slot) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!before(slot, this.#heap[parent] as Slot<T>)) break
      this.#heap[index] = this.#heap[parent] as Slot<T>
      index = parent
    }
    this.#heap[index] = slot
  }

  pop(): { readonly at: Instant; readonly item: T } | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first !== undefined && last !== undefined && this.#heap.length > 0) this.#sink(last)
    return first
  }

  #sink(slot: Slot<T>): void {
    const heap = this.#heap
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Slot<T>, heap[child] as Slot<T>)) child++
      if (!before(heap[child] as Slot<T>, slot)) break
      heap[index] = heap[child] as Slot<T>
      index = child
    }
    heap[index] = slot
  }
}

const before = (a: Slot<unknown>, b: Slot<unknown>) => a.at < b.at || (a.at === b.at && a.order < b.order)
