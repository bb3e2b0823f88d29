import { filterMatches } from '../../decode/topic-filter.ts'

export const isWildcard = (filter: string): boolean => filter.includes('+') || filter.includes('#')

/** Who subscribed to what: exact filters are looked up, those with a wildcard are few and gone through. */
export class FilterIndex<T> {
  readonly #exact = new Map<string, Map<string, T>>()
  readonly #wild = new Map<string, Map<string, T>>()

  set(filter: string, clientId: string, value: T): void {
    const byFilter = this.#of(filter)
    const clients = byFilter.get(filter) ?? new Map<string, T>()
    clients.set(clientId, value)
    byFilter.set(filter, clients)
  }

  delete(filter: string, clientId: string): void {
    const clients = this.#of(filter).get(filter)
    clients?.delete(clientId)
    if (clients?.size === 0) this.#of(filter).delete(filter)
  }

  *matching(topic: string): Iterable<T> {
    for (const [filter, clients] of this.#wild) if (filterMatches(filter, topic)) yield* clients.values()
    yield* this.#exact.get(topic)?.values() ?? []
  }

  #of(filter: string): Map<string, Map<string, T>> {
    return isWildcard(filter) ? this.#wild : this.#exact
  }
}
