import { ruleFailed } from '../domain/community/rule-failed-rule.ts'
import type { Community } from '../domain/community/state.ts'
import type { AlertChange } from '../domain/model/alert.ts'
import type { DeviceId } from '../domain/model/device.ts'
import { SYSTEM } from '../domain/model/person.ts'

/** Which rules could not be evaluated on which device, by what was committed. */
export class FailedRules {
  readonly #byDevice = new Map<DeviceId, readonly string[]>()

  of(id: DeviceId): readonly string[] {
    return this.#byDevice.get(id) ?? []
  }

  clear(): void {
    this.#byDevice.clear()
  }

  add({ devices }: Community): void {
    for (const { device, failed } of devices.values()) this.#set(device.id, Object.keys(failed))
  }

  /** A person who ends the alert mends nothing. */
  note({ alert, event }: AlertChange): void {
    if (alert.rule !== ruleFailed.id) return
    if (alert.condition === 'active') this.#set(alert.deviceId, alert.evidence.failed ?? [])
    else if (event.type === 'cleared' && event.actor === SYSTEM) this.drop(alert.deviceId)
  }

  /** It is another rule now, or none; where that fails too, its alert says so. */
  forget(rule: string): void {
    for (const [id, failed] of this.#byDevice) {
      if (failed.includes(rule))
        this.#set(
          id,
          failed.filter(other => other !== rule),
        )
    }
  }

  /** Nothing failed on it, or it is gone. */
  drop(id: DeviceId): void {
    this.#byDevice.delete(id)
  }

  #set(id: DeviceId, failed: readonly string[]): void {
    if (failed.length === 0) this.drop(id)
    else this.#byDevice.set(id, failed)
  }
}
