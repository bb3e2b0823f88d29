/**
 * So many passwords are checked at a time, as each costs memory and a processor on purpose. Known browsers have places of
 * their own: strangers who come in a crowd fill theirs, and keep nobody out who signed in before.
 */
export class ChecksAtOnce {
  readonly #max: number
  #strangers = 0
  #known = 0

  /** Of strangers; and as many of known browsers. */
  constructor(max: number) {
    this.#max = max
  }

  isFull(isStranger: boolean): boolean {
    return (isStranger ? this.#strangers : this.#known) >= this.#max
  }

  async run<T>(isStranger: boolean, check: () => Promise<T>): Promise<T> {
    this.#count(isStranger, 1)
    try {
      return await check()
    } finally {
      this.#count(isStranger, -1)
    }
  }

  #count(isStranger: boolean, by: 1 | -1): void {
    if (isStranger) this.#strangers += by
    else this.#known += by
  }
}
