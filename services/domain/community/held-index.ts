import type { Alert } from '../model/alert.ts'

/** Which alerts are held back by what: derived from the alerts, and never in a snapshot. */
export class HeldIndex {
  readonly #byCause = new Map<string, Set<string>>()
  readonly #causes = new Map<string, string>()

  /** Takes over how an alert stands now. */
  note({ id, condition, handling, suppressed }: Alert): void {
    const isHeld = condition === 'active' && handling !== 'resolved' && suppressed !== null
    const before = this.#causes.get(id)
    const now = isHeld ? suppressed.by : undefined
    if (before === now) return
    if (before !== undefined) this.#remove(before, id)
    if (now === undefined) this.#causes.delete(id)
    else this.#add(now, id)
  }

  forget(id: string): void {
    const before = this.#causes.get(id)
    if (before !== undefined) this.#remove(before, id)
    this.#causes.delete(id)
  }

  /** In the order in which they were raised, whatever held them before. */
  by(cause: string): string[] {
    return [...(this.#byCause.get(cause) ?? [])].sort(asRaised)
  }

  causes(): Iterable<string> {
    return this.#byCause.keys()
  }

  #add(cause: string, id: string): void {
    this.#causes.set(id, cause)
    const held = this.#byCause.get(cause)
    if (held === undefined) this.#byCause.set(cause, new Set([id]))
    else held.add(id)
  }

  #remove(cause: string, id: string): void {
    const held = this.#byCause.get(cause)
    held?.delete(id)
    if (held?.size === 0) this.#byCause.delete(cause)
  }
}

// Ids are numbered within their site, so the shorter is the smaller.
const asRaised = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
