import type { JsonObject } from '../../json-object.ts'

/** What stands before a record in its pack and holds for it (RFC 8428, 4.1). */
export interface Base {
  readonly name: string
  readonly time: number
  readonly unit?: string
  readonly value?: number
  readonly sum?: number
}

const NO_BASE: Base = { name: '', time: 0 }

/** The bases of one pack, as its records come. */
export class Bases {
  #base: Base = NO_BASE
  /** Those whose last word cannot be read: what they were before holds no more. */
  readonly #unread = new Set<string>()

  /** On what the record stands; nothing as long as some part of it cannot be read. */
  after(record: JsonObject): Base | undefined {
    for (const [label, [part, isRead]] of PARTS) {
      const said = record[label]
      if (said === undefined) continue
      if (isRead(said)) {
        this.#base = { ...this.#base, [part]: said }
        this.#unread.delete(label)
      } else this.#unread.add(label)
    }
    return this.#unread.size === 0 ? this.#base : undefined
  }
}

const isWord = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)

const PARTS: ReadonlyMap<string, readonly [part: keyof Base, isRead: (said: unknown) => boolean]> = new Map([
  ['bn', ['name', isWord]],
  ['bt', ['time', isNumber]],
  ['bu', ['unit', isWord]],
  ['bv', ['value', isNumber]],
  ['bs', ['sum', isNumber]],
])
