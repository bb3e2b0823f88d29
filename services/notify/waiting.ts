import type { Entry } from './entry.ts'

/** The notices that something may still become of, by id and by alert. */
export class Waiting {
  readonly #byId = new Map<string, Entry>()
  readonly #byAlert = new Map<string, Set<Entry>>()

  get size(): number {
    return this.#byId.size
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  add(entry: Entry): void {
    const { id, alertId } = entry.notice
    this.#byId.set(id, entry)
    if (alertId === null) return
    const ofAlert = this.#byAlert.get(alertId)
    if (ofAlert === undefined) this.#byAlert.set(alertId, new Set([entry]))
    else ofAlert.add(entry)
  }

  clear(): void {
    this.#byId.clear()
    this.#byAlert.clear()
  }

  remove(entry: Entry): void {
    const { id, alertId } = entry.notice
    this.#byId.delete(id)
    if (alertId === null) return
    const ofAlert = this.#byAlert.get(alertId)
    ofAlert?.delete(entry)
    if (ofAlert?.size === 0) this.#byAlert.delete(alertId)
  }

  ofAlert(alertId: string): Entry[] {
    return [...(this.#byAlert.get(alertId) ?? [])]
  }

  list(): Entry[] {
    return [...this.#byId.values()]
  }
}
