import type { MqttChange } from '../../store/mqtt-store.ts'

/**
 * Changes on their way into the store, in their order. What comes while others are being written goes with the next
 * write. After a failure those are still owed, and go first with the next one, that are so in memory already: what was
 * taken away, and what nobody waited for. What was added for somebody who waits was refused to them.
 */
export class GroupedWrites {
  readonly #save: (changes: readonly MqttChange[]) => Promise<void>
  readonly #onFailure: (error: unknown) => void
  #gathering: MqttChange[] = []
  #owed: MqttChange[] = []
  readonly #unawaited = new WeakSet<MqttChange>()
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
    for (const change of changes) this.#unawaited.add(change)
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
      this.#owed = lastOfEach(changes.filter(change => takesAway(change) || this.#unawaited.has(change)))
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

/** A client that comes and goes while nothing can be written must not owe a change each time. */
function lastOfEach(changes: readonly MqttChange[]): MqttChange[] {
  const last = new Map<string, MqttChange>()
  for (const change of changes) {
    const key = subjectOf(change)
    last.delete(key)
    last.set(key, change)
  }
  return [...last.values()]
}

const subjectOf = (change: MqttChange): string =>
  JSON.stringify(
    ['type', 'clientId', 'filter', 'topic', 'n', 'messageId'].map(name => Reflect.get(change, name)),
  )
