/** A queue whose front costs the same to take however long it is. */
export class Fifo<T> {
  #items: (T | undefined)[] = []
  #head = 0

  get length(): number {
    return this.#items.length - this.#head
  }

  /** The item so many places behind the front. */
  at(place: number): T | undefined {
    return this.#items[this.#head + place]
  }

  push(item: T): void {
    this.#items.push(item)
  }

  shift(): T | undefined {
    if (this.#head === this.#items.length) return undefined
    const item = this.#items[this.#head]
    this.#items[this.#head++] = undefined
    if (this.#head === this.#items.length) this.#reset()
    else if (this.#head >= HELD_BACK_MAX && this.#head * 2 > this.#items.length) this.#compact()
    return item
  }

  #reset(): void {
    // A burst leaves a long array behind; a short one is used again.
    if (this.#items.length > HELD_BACK_MAX) this.#items = []
    else this.#items.length = 0
    this.#head = 0
  }

  #compact(): void {
    this.#items = this.#items.slice(this.#head)
    this.#head = 0
  }
}

const HELD_BACK_MAX = 64
