/** Whether a topic is meant by a filter (MQTT 3.1.1, 4.7). */
export function filterMatches(filter: string, topic: string): boolean {
  if (filter === topic) return true
  // 4.7.2: a filter that begins with a wildcard means no topic of the server's own.
  if (topic.startsWith('$') && !filter.startsWith('$')) return false
  const wanted = filter.split('/')
  const levels = topic.split('/')
  for (const [i, level] of wanted.entries()) {
    if (level === '#') return true
    if (i >= levels.length || (level !== '+' && level !== levels[i])) return false
  }
  return wanted.length === levels.length
}

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
