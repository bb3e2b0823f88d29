import type { Alert } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { CommittedBatch } from '../journal/journal.ts'

/** What is wrong with the server by its own rules: the active alerts about it, in memory, so that asking is free. */
export class OwnAlerts {
  readonly #id: DeviceId
  readonly #active = new Map<string, Alert>()

  /** `active`: those that were so when the server started. */
  constructor(id: DeviceId, active: readonly Alert[]) {
    this.#id = id
    for (const alert of active) this.#note(alert)
  }

  committed({ changes }: Pick<CommittedBatch, 'changes'>): void {
    for (const { alert } of changes) if (alert.deviceId === this.#id) this.#note(alert)
  }

  list(): readonly Alert[] {
    return [...this.#active.values()]
  }

  #note(alert: Alert): void {
    if (alert.condition === 'active') this.#active.set(alert.id, alert)
    else this.#active.delete(alert.id)
  }
}
