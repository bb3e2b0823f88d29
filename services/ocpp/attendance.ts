import type { Device } from '../domain/model/device.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Timers } from '../runtime/timers.ts'
import { type ChargePoint, chargersOf } from './charge-point.ts'

export interface AttendanceOptions {
  readonly registry: Pick<Registry, 'get' | 'heardAt'>
  readonly intake: Pick<Intake, 'submit'>
  readonly timers: Timers
  readonly graceMs: DurationMs
}

/** Who is connected, as their devices have it. One that is back within its grace was never away. */
export class Attendance {
  readonly #options: AttendanceOptions
  readonly #leaving = new Map<string, () => void>()

  constructor(options: AttendanceOptions) {
    this.#options = options
  }

  came(chargePoint: ChargePoint): void {
    this.#callOff(chargePoint.id)
    this.#tell(chargePoint, true)
  }

  left(chargePoint: ChargePoint): void {
    this.#callOff(chargePoint.id)
    const { timers, graceMs } = this.#options
    const callOff = timers.after(graceMs, () => {
      this.#leaving.delete(chargePoint.id)
      this.#tell(chargePoint, false)
    })
    this.#leaving.set(chargePoint.id, callOff)
  }

  /** The server stops: that says nothing of the chargers. */
  stop(): void {
    for (const callOff of this.#leaving.values()) callOff()
    this.#leaving.clear()
  }

  #callOff(id: string): void {
    this.#leaving.get(id)?.()
    this.#leaving.delete(id)
  }

  #tell(chargePoint: ChargePoint, online: boolean): void {
    const { registry, intake } = this.#options
    const own = registry.get(chargePoint.device.id)?.device
    // Deleted meanwhile.
    if (own === undefined) return
    const devices = new Set<Device>([own, ...chargersOf(chargePoint, registry).values()])
    for (const { id, site } of devices) {
      if (registry.get(id)?.online === online) continue
      intake.submit(site, { type: 'status', deviceId: id, online }, () => {})
    }
  }
}
