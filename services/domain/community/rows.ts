import type { Row } from '../model/row.ts'

/** Rows made in one go: few enough for a small site, and an array for as many devices as lie on some pages of memory. */
const ROWS_AT_ONCE = 64

/** Rows of one width. That of a device which was deleted is the next one's. */
export class Rows {
  readonly #width: number
  readonly #free: Row[] = []

  constructor(width: number) {
    this.#width = width
  }

  /** Whatever was in it is still there. */
  take(): Row {
    if (this.#free.length === 0) this.#makeMore()
    return this.#free.pop() as Row
  }

  giveBack({ numbers, start }: Row): void {
    this.#free.push({ numbers, start })
  }

  #makeMore(): void {
    const numbers = new Float64Array(ROWS_AT_ONCE * this.#width)
    for (let i = ROWS_AT_ONCE - 1; i >= 0; i--) this.#free.push({ numbers, start: i * this.#width })
  }
}
