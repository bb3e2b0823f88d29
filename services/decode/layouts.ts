import type { Kind } from '../domain/model/kind.ts'
import type { GoodDecoded } from './decoder.ts'
import type { Layout } from './layout.ts'
import { layoutOf } from './learn-layout.ts'

/** The layouts in which devices of one kind write, as many as are worth trying one after the other. */
export class Layouts {
  readonly #kind: Kind
  readonly #known: Layout[] = []
  #next = 0
  #missed = 0

  constructor(kind: Kind) {
    this.#kind = kind
  }

  read(bytes: Uint8Array): GoodDecoded | undefined {
    for (const layout of this.#known) {
      const read = layout.read(bytes)
      if (read !== undefined) return read
    }
    return undefined
  }

  /** Of a good message that none of them reads. One of many is learned from, or devices that write ever others would cost more. */
  missed(bytes: Uint8Array): void {
    this.#missed += 1
    if (this.#missed % LEARN_EVERY !== 1) return
    const layout = layoutOf(bytes, this.#kind)
    if (layout === undefined) return
    this.#known[this.#next] = layout
    this.#next = (this.#next + 1) % LAYOUTS_MAX
  }
}

export const LAYOUTS_MAX = 8
export const LEARN_EVERY = 16
