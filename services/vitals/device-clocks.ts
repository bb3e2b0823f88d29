import type { DeviceId } from '../domain/model/device.ts'
import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import type { CommittedBatch } from '../journal/journal.ts'

/** Fewer devices prove nothing: of three, one with a wrong clock is outvoted. */
export const DEVICES_MIN = 3
/** A device that was heard longer ago says nothing about the clock of now. */
export const HEARD_MS_MAX: DurationMs = 5 * MINUTE

interface Heard {
  aheadMs: DurationMs
  at: Instant
}

/** What the devices' own stamps say about this machine's clock. */
export class DeviceClocks {
  readonly #now: () => Instant
  /** Since the last look, each device's freshest stamp: what it had queued while it was away is no wrong clock. */
  readonly #fresh = new Map<DeviceId, Heard>()
  readonly #known = new Map<DeviceId, Heard>()

  constructor(now: () => Instant) {
    this.#now = now
  }

  committed({ entries }: Pick<CommittedBatch, 'entries'>): void {
    const at = this.#now()
    for (const { input } of entries) {
      if (input.type !== 'reading' || input.reading.ts === undefined) continue
      const { deviceId, ts } = input.reading
      const known = this.#fresh.get(deviceId)
      if (known === undefined) this.#fresh.set(deviceId, { aheadMs: ts - at, at })
      else if (ts - at > known.aheadMs) {
        known.aheadMs = ts - at
        known.at = at
      }
    }
  }

  /** By how much most devices are ahead of this machine (negative: behind); nothing where too few were heard. */
  takeAheadMs(): DurationMs | undefined {
    for (const [id, heard] of this.#fresh) this.#known.set(id, heard)
    this.#fresh.clear()
    const oldest = this.#now() - HEARD_MS_MAX
    for (const [id, { at }] of this.#known) if (at < oldest) this.#known.delete(id)
    if (this.#known.size < DEVICES_MIN) return undefined
    const all = [...this.#known.values()].map(({ aheadMs }) => aheadMs).sort((a, b) => a - b)
    return all[Math.floor(all.length / 2)]
  }
}
