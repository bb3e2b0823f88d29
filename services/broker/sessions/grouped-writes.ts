import type { MqttChange } from '../../store/mqtt-store.ts'

/**
 * Changes on their way into the store, in their order. What comes while others are being written goes with the next
 * write. After a failure those that took something away are still owed and go first with the next one: what was added
 * was refused to whoever asked for it, but what was taken away is gone in memory.
 */
export class GroupedWrites {
  readonly #save: (changes: readonly MqttChange[]) => Promise<void>
  readonly #onFailure: (error: unknown) => void
  #gathering: MqttChange[] = []
  #owed: MqttChange[] = []
  #next: Promise<void> | undefined
  #last: Promise<void> = Promise.resolve()

  constructor(save: (changes: readonly MqttChange[]) => Promise<void>, onFailure: (error: unknown) => void) {
    this.#save = save
    this.#onFailure = onFailure
  }

  /** Resolves when these, and all before them, are durable. */
  write(...changes: readonly MqttChange[]): Promise<void> {
    for (const change of changes) this.#gathering.push(change)
    this.#next ??= this.#after(this.#last)
    return this.#next
  }

  /** For what nobody waits for. A failure is told through `onFailure`. */
  writeLater(...changes: readonly MqttChange[]): void {
    this.write(...changes).catch(() => {})
  }

  /** Resolves when everything before is durable or refused. */
  settled(): Promise<void> {
    return (this.#next ?? this.#last).catch(() => {})
  }

  #after(last: Promise<void>): Promise<void> {
    this.#last = last.catch(() => {}).then(() => this.#flush())
    return this.#last
  }

  async #flush(): Promise<void> {
    const changes = [...this.#owed, ...this.#gathering]
    this.#gathering = []
    this.#next = undefined
    try {
      await this.#save(changes)
      this.#owed = []
    } catch (error) {
      this.#owed = changes.filter(takesAway)
      this.#onFailure(error)
      throw error
    }
  }
}

const TAKES_AWAY: ReadonlySet<MqttChange['type']> = new Set([
  'session-ended',
  'unsubscribed',
  'unqueued',
  'receipt-done',
  'receipts-gone',
  'unretained',
  'will-gone',
])

const takesAway = ({ type }: MqttChange): boolean => TAKES_AWAY.has(type)
