import type { Logger } from 'pino'
import type { Alert, AlertEvent } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { CommittedBatch } from '../journal/journal.ts'

/** What is wrong with the server by its own rules: the active alerts about it, in memory, so that asking is free. */
export class OwnAlerts {
  readonly #id: DeviceId
  readonly #active = new Map<string, Alert>()
  readonly #log: Pick<Logger, 'info' | 'warn'>

  /** `active`: those that were so when the server started. */
  constructor(id: DeviceId, active: readonly Alert[], log: Pick<Logger, 'info' | 'warn'>) {
    this.#id = id
    this.#log = log
    for (const alert of active) this.#note(alert)
  }

  committed({ changes }: Pick<CommittedBatch, 'changes'>): void {
    for (const { alert, event } of changes) {
      if (alert.deviceId !== this.#id) continue
      this.#note(alert)
      this.#tell(alert, event)
    }
  }

  /** Who reads the log alone hears of it too. */
  #tell({ rule, severity, evidence }: Alert, { type }: AlertEvent): void {
    const about = { rule, severity }
    if (type === 'raised' || type === 'severity-changed')
      this.#log.warn(about, `the server raises an alert about itself: ${evidence.sentence.en}`)
    else if (type === 'cleared') this.#log.info(about, 'an alert of the server about itself has cleared')
  }

  list(): readonly Alert[] {
    return [...this.#active.values()]
  }

  #note(alert: Alert): void {
    if (alert.condition === 'active') this.#active.set(alert.id, alert)
    else this.#active.delete(alert.id)
  }
}
