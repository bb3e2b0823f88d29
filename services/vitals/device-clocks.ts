import type { DeviceId } from '../domain/model/device.ts'
import { type DurationMs, type Instant, MINUTE } from '../domain/model/time.ts'
import type { CommittedBatch } from '../journal/journal.ts'

/** Fewer devices prove nothing: of three, one with a wrong clock is outvoted. */
export const DEVICES_MIN = 3
/** A device that was heard longer ago says nothing about the clock of now. */
export const HEARD_MS_MAX: DurationMs = 5 * MINUTE

/** More are not listened to: a thousand say what a hundred thousand would, and those are sorted at each look. */
export const LISTENED_MAX = 1_024

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
  /** Of the ids' hashes, the bits that are 0 for those who are listened to; which ones is nobody's choice. */
  #mask = 0

  constructor(now: () => Instant) {
    this.#now = now
  }

  committed({ entries }: Pick<CommittedBatch, 'entries'>): void {
    const at = this.#now()
    for (const { input } of entries) {
      if (input.type !== 'reading' || input.reading.ts === undefined) continue
      const { deviceId, ts } = input.reading
      if (!this.#isListenedTo(deviceId)) continue
      const known = this.#fresh.get(deviceId)
      if (known === undefined) this.#hear(deviceId, { aheadMs: ts - at, at })
      else if (ts - at > known.aheadMs) {
        known.aheadMs = ts - at
        known.at = at
      }
    }
  }

  /** By how much most devices are ahead of this machine (negative: behind); nothing where too few were heard. */
  takeAheadMs(): DurationMs | undefined {
    for (const [id, heard] of this.#fresh) this.#known.set(id, heard)
    // Where few are left of those, more are listened to.
    if (this.#fresh.size < LISTENED_MAX / 4) this.#mask >>>= 1
    this.#fresh.clear()
    const oldest = this.#now() - HEARD_MS_MAX
    for (const [id, { at }] of this.#known) if (at < oldest) this.#known.delete(id)
    if (this.#known.size < DEVICES_MIN) return undefined
    const all = [...this.#known.values()].map(({ aheadMs }) => aheadMs).sort((a, b) => a - b)
    return all[Math.floor(all.length / 2)]
  }

  #isListenedTo(id: DeviceId): boolean {
    return this.#mask === 0 || (hashOf(id) & this.#mask) === 0
  }

  #hear(id: DeviceId, heard: Heard): void {
    this.#fresh.set(id, heard)
    while (this.#fresh.size > LISTENED_MAX) {
      this.#mask = (this.#mask << 1) | 1
      for (const map of [this.#fresh, this.#known])
        for (const other of map.keys()) if (!this.#isListenedTo(other)) map.delete(other)
    }
  }
}

/** FNV-1a, its bits mixed: names that are counted through differ in the last of them alone. */
function hashOf(id: DeviceId): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}
