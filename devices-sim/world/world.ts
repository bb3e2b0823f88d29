import type { DeviceId } from '../../services/domain/model/device.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import type { Emission, Telemetry } from './emission.ts'
import { Queue } from './queue.ts'
import { Truth } from './truth.ts'

/** How many readings a link that is down can keep for later. */
interface Outage {
  readonly keepMax: number
  readonly kept: Telemetry[]
}

/**
 * A world in its own time. What happens is put in a queue; `emissions` lets it happen and hands out what the devices
 * send, in the order of world time. It reads no clock: whoever pulls decides how fast it goes.
 */
export class World {
  readonly truth = new Truth()
  readonly #queue = new Queue<() => void>()
  readonly #outages = new Map<DeviceId, Outage>()
  #out: Emission[] = []
  #now: Instant

  constructor(start: Instant) {
    this.#now = start
  }

  get now(): Instant {
    return this.#now
  }

  at(when: Instant, action: () => void): void {
    this.#queue.push(Math.max(when, this.#now), action)
  }

  after(delayMs: DurationMs, action: () => void): void {
    this.at(this.#now + Math.max(0, Math.round(delayMs)), action)
  }

  send(deviceId: DeviceId, values: Values): void {
    const message: Telemetry = { type: 'telemetry', at: this.#now, deviceId, ts: this.#now, values }
    const outage = this.#outages.get(deviceId)
    if (outage === undefined) this.#out.push(message)
    else if (outage.keepMax > 0) keep(outage, message)
  }

  /** Its readings no longer get through; the newest `keepMax` are sent when the link is back. */
  cut(deviceId: DeviceId, keepMax = 0): void {
    if (this.#outages.has(deviceId)) return
    this.#outages.set(deviceId, { keepMax, kept: [] })
    this.#out.push({ type: 'link', at: this.#now, deviceId, up: false })
  }

  restore(deviceId: DeviceId): void {
    const outage = this.#outages.get(deviceId)
    if (outage === undefined) return
    this.#outages.delete(deviceId)
    this.#out.push({ type: 'link', at: this.#now, deviceId, up: true })
    for (const message of outage.kept) this.#out.push({ ...message, at: this.#now })
  }

  /** Everything up to `end`; the world stands at `end` afterwards and can go on from there. */
  *emissions(end: Instant): Generator<Emission> {
    for (let at = this.#queue.nextAt; at !== undefined && at <= end; at = this.#queue.nextAt) {
      this.#now = at
      this.#queue.pop()?.item()
      const out = this.#out
      this.#out = []
      yield* out
    }
    if (Number.isFinite(end)) this.#now = end
  }
}

function keep(outage: Outage, message: Telemetry): void {
  outage.kept.push(message)
  if (outage.kept.length > outage.keepMax) outage.kept.shift()
}
