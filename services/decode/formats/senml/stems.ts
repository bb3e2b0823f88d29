import { WAYS_MAX } from '../known-ways.ts'

/** What stands before the names of a device's values, as it says them itself: `urn:dev:mac:0024befffe804ff1:`, `yard/bin-1/`. */
export class KnownStems {
  readonly #stems = new Map<string, string>()
  readonly separators: string

  constructor(separators: string) {
    this.separators = separators
  }

  note(device: string, name: string, field: string | undefined): void {
    if (field === undefined || (this.#stems.size >= WAYS_MAX && !this.#stems.has(device))) return
    this.#stems.set(device, name.slice(0, name.length - field.length))
  }

  /** Of one that was not heard yet: by the separator that its own name has. */
  of(device: string): string {
    const own = [...device].findLast(letter => this.separators.includes(letter))
    return this.#stems.get(device) ?? `${device}${own ?? this.separators.slice(0, 1)}`
  }
}
