/** Answers in the order of the calls, whichever is ready first: some chargers take any answer for that of their oldest call. */
export class Answers {
  readonly #send: (frame: string) => void
  readonly #waiting: { frame: string | undefined }[] = []

  constructor(send: (frame: string) => void) {
    this.#send = send
  }

  get count(): number {
    return this.#waiting.length
  }

  /** The place of the next answer, to be called once with it. */
  next(): (frame: string) => void {
    const place: { frame: string | undefined } = { frame: undefined }
    this.#waiting.push(place)
    return frame => {
      place.frame = frame
      this.#flush()
    }
  }

  #flush(): void {
    for (;;) {
      const frame = this.#waiting[0]?.frame
      if (frame === undefined) return
      this.#waiting.shift()
      this.#send(frame)
    }
  }
}
