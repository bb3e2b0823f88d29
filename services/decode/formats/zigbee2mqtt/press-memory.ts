/**
 * A press comes twice: in the state of the device and on a topic of its own, in either order, or by one of them alone. Whichever
 * comes second is the same press. What was never answered by the other way is forgotten with the next message that tells of no
 * press, so that a message which was lost costs no press.
 */
export class PressMemory {
  readonly #saidBy = new Map<string, { readonly way: Way; readonly action: string }>()

  /** Whether what a state says is news: an action that its own topic has not told of. */
  inState(address: string, action: unknown): boolean {
    if (action === undefined) this.#saidBy.delete(address)
    if (typeof action !== 'string' || action === '') return true
    return this.#isNew(address, 'state', action)
  }

  onItsTopic(address: string, action: string): boolean {
    return this.#isNew(address, 'topic', action)
  }

  #isNew(address: string, way: Way, action: string): boolean {
    const before = this.#saidBy.get(address)
    if (before !== undefined && before.way !== way && before.action === action) {
      this.#saidBy.delete(address)
      return false
    }
    this.#saidBy.delete(address)
    const [oldest] = this.#saidBy.keys()
    if (this.#saidBy.size >= PRESSES_MAX && oldest !== undefined) this.#saidBy.delete(oldest)
    this.#saidBy.set(address, { way, action })
    return true
  }
}

type Way = 'state' | 'topic'

/** Devices of one source of which the latest press is remembered: a network has fewer. */
export const PRESSES_MAX = 2_000
