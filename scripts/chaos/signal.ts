/** Something that happens again and again, for those who wait for its next time. */
export class Signal {
  #waiting: (() => void)[] = []

  next(): Promise<void> {
    return new Promise(resolve => this.#waiting.push(resolve))
  }

  give(): void {
    for (const tell of this.#waiting.splice(0)) tell()
  }
}
