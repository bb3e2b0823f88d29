import type { DeviceId } from '../../services/domain/model/device.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import type { Emission, Telemetry } from './emission.ts'
import { Queue } from './queue.ts'
import { Truth } from './truth.ts'

/** What a sensor that is not well makes of what it should say. */
export type Distortion = (values: Values) => Values

/** How many readings a link that is down can keep for later. */
interface Outage {
  /** It may be cut at more than one place. */
  cuts: number
  keepMax: number
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
  readonly #distortions = new Map<DeviceId, Distortion>()
  readonly #clocksOffMs = new Map<DeviceId, DurationMs>()
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

  /** Again and again for so long. */
  every(everyMs: DurationMs, forMs: DurationMs, action: () => void): void {
    if (forMs < everyMs) return
    this.after(everyMs, () => {
      action()
      this.every(everyMs, forMs - everyMs, action)
    })
  }

  send(deviceId: DeviceId, values: Values): void {
    const ts = this.#now + (this.#clocksOffMs.get(deviceId) ?? 0)
    const said = this.#distortions.get(deviceId)?.(values) ?? values
    const message: Telemetry = { type: 'telemetry', at: this.#now, deviceId, ts, values: said }
    const outage = this.#outages.get(deviceId)
    if (outage === undefined) this.#out.push(message)
    else if (outage.keepMax > 0) keep(outage, message)
  }

  /** From now on its sensors say something else than what is so; without a distortion they say it again. */
  distort(deviceId: DeviceId, distortion?: Distortion): void {
    if (distortion === undefined) this.#distortions.delete(deviceId)
    else this.#distortions.set(deviceId, distortion)
  }

  /** Its clock is so far ahead from now on, or behind where that is below 0. */
  setClock(deviceId: DeviceId, aheadMs: DurationMs): void {
    this.#clocksOffMs.set(deviceId, Math.round(aheadMs))
  }

  /** Its readings no longer get through; the newest `keepMax` are sent when the link is back. */
  cut(deviceId: DeviceId, keepMax = 0): void {
    const outage = this.#outages.get(deviceId)
    if (outage !== undefined) {
      outage.cuts++
      outage.keepMax = Math.min(outage.keepMax, keepMax)
      return
    }
    this.#outages.set(deviceId, { cuts: 1, keepMax, kept: [] })
    this.#out.push({ type: 'link', at: this.#now, deviceId, up: false })
  }

  restore(deviceId: DeviceId): void {
    const outage = this.#outages.get(deviceId)
    if (outage === undefined || --outage.cuts > 0) return
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
