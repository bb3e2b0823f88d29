import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import type { ChargePoint } from './charge-point.ts'
import type { Caller, Visit } from './desk.ts'
import type { SignInRefusal } from './signing-in.ts'

/** Who was at the chargers' door, in memory alone. Anybody may knock under any name: whoever was quiet for longest is forgotten. */
export class Visits {
  readonly #most: number
  readonly #now: () => Instant
  readonly #byId = new Map<string, Visit>()
  /** The one of each that counts. */
  readonly #lines = new Map<string, object>()

  constructor(most: number, now: () => Instant) {
    this.#most = most
    this.#now = now
  }

  list(): readonly Visit[] {
    return [...this.#byId.values()]
  }

  /** What it gives is called when that connection is over; another one of the same name may stand by then. */
  came({ id, device }: ChargePoint, caller: Caller): () => void {
    const line = {}
    this.#lines.set(id, line)
    this.#put({ ...caller, id, device: device.id, state: 'connected', since: this.#now() })
    return () => {
      if (this.#lines.get(id) !== line) return
      this.#lines.delete(id)
      const last = this.#byId.get(id)
      if (last !== undefined) this.#put({ ...last, state: 'away', since: this.#now() })
    }
  }

  /** Of one that is connected somebody else may have the name wrong: it stays connected. */
  refused(id: string, reason: SignInRefusal, caller: Caller, device?: DeviceId): void {
    const now = this.#now()
    const last = this.#byId.get(id)
    const refused = { reason, count: (last?.refused?.count ?? 0) + 1, lastAt: now }
    const since = last?.state === 'refused' ? last.since : now
    const stranger = {
      ...caller,
      id,
      ...(device !== undefined && { device }),
      state: 'refused',
      since,
    } as const
    this.#put({ ...(last?.state === 'connected' ? last : stranger), refused })
  }

  #put(visit: Visit): void {
    this.#byId.delete(visit.id)
    this.#byId.set(visit.id, visit)
    if (this.#byId.size <= this.#most) return
    const quietest = [...this.#byId.values()].find(({ state }) => state !== 'connected') ?? visit
    this.#byId.delete(quietest.id)
  }
}
