import type { Logger } from 'pino'
import type { Device, DeviceId } from '../domain/model/device.ts'
import { type DeviceOrder, isEnded } from '../domain/model/order.ts'
import { SYSTEM } from '../domain/model/person.ts'
import { type DurationMs, HOUR, type Instant } from '../domain/model/time.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import type { OrderDesk } from './desk.ts'
import { Retries } from './retries.ts'
import { knownAt, type Standing } from './standing.ts'
import type { StandingOrders } from './standing-orders.ts'
import type { Contradiction } from './transport.ts'

export interface ToldAgainOptions {
  readonly standing: Pick<StandingOrders, 'of' | 'isGivenBack'>
  readonly desk: Pick<OrderDesk, 'give'>
  /** It was told again, and still says otherwise, or cannot be told: people have to know. */
  readonly ignored: (order: DeviceOrder, what: Contradiction) => Promise<void>
  /** It says what it should, or nobody wants it of it any more. Called often. */
  readonly kept: (device: Device, name: string) => Promise<void>
  /** Whether people know that it is ignored; `undefined` where nothing says so. */
  readonly isSaid: (order: DeviceOrder) => boolean | undefined
  readonly now: () => Instant
  readonly timers: Timers
  readonly tally: Tally
  readonly log: Pick<Logger, 'warn'>
}

/** So often in a row a device is told again; then it is left to people. */
export const TOLD_AGAIN_MAX = 3
/** One that was out of order for so long has forgotten it anew, after another loss of power: it is told again from the first. */
export const KEPT_MS: DurationMs = HOUR

interface Word {
  readonly device: Device
  readonly name: string
  readonly what: Contradiction | undefined
}

/**
 * A device was cut off and says that it gives current: it forgot over a loss of power, or somebody put it back by hand. It is
 * told again, as an order of its own that each can see, and not for ever.
 */
export class ToldAgain {
  readonly #options: ToldAgainOptions
  /** The newest word of each that is not judged yet. */
  readonly #words = new Map<DeviceId, Word>()
  readonly #busy = new Set<DeviceId>()
  /** An idle charger says it once: what could not be judged is judged again. */
  readonly #retries: Retries
  /** That it keeps to it was heard first, since it was heard to do otherwise: to say nothing proves nothing. */
  readonly #outSince = new Map<DeviceId, Instant>()
  /** By the try that came to nothing: what people know already. */
  readonly #known = new Map<DeviceId, string>()

  constructor(options: ToldAgainOptions) {
    this.#options = options
    this.#retries = new Retries(options.timers)
  }

  /** Since when it is heard to be out of order; `undefined` where it said otherwise since. */
  outSince(id: DeviceId): Instant | undefined {
    return this.#outSince.get(id)
  }

  /** Without `what` it says what it should. */
  async hear(device: Device, name: string, what: Contradiction | undefined): Promise<void> {
    if (what === undefined && !this.#outSince.has(device.id))
      this.#outSince.set(device.id, this.#options.now())
    this.#words.set(device.id, { device, name, what })
    this.#retries.callOff(device.id)
    if (this.#busy.has(device.id)) return
    this.#busy.add(device.id)
    await this.#judgeAll(device.id)
    this.#busy.delete(device.id)
  }

  stop(): void {
    this.#retries.stop()
  }

  /** One after the other: what comes while one is judged is judged then. */
  async #judgeAll(id: DeviceId): Promise<void> {
    for (let word = this.#words.get(id); word !== undefined; word = this.#words.get(id)) {
      this.#words.delete(id)
      try {
        await this.#judge(word.device, word.name, word.what)
      } catch (error) {
        this.#options.log.warn({ device: id, err: error }, 'a device could not be told again')
        if (!this.#words.has(id))
          this.#retries.later(id, () => void this.hear(word.device, word.name, word.what))
      }
    }
  }

  async #judge(device: Device, name: string, what: Contradiction | undefined): Promise<void> {
    const standing = this.#options.standing.of(device)
    if (what === undefined || this.#options.standing.isGivenBack(device)) {
      this.#known.delete(device.id)
      return this.#options.kept(device, name)
    }
    // It may be on its way to be given back; a device that refuses that is to be told again.
    if (standing?.order.name !== name) return
    const { order, last } = standing
    if (what.at <= knownAt(order)) return
    const hasKept = this.#hasKept(order, last, what)
    this.#outSince.delete(device.id)
    if (isEnded(last.state)) await this.#again(device, hasKept ? 1 : (last.again ?? 0) + 1, standing, what)
  }

  #hasKept(order: DeviceOrder, last: DeviceOrder, what: Contradiction): boolean {
    const outSince = this.#outSince.get(order.device)
    if (outSince === undefined || this.#options.isSaid(order) === true) return false
    return what.at - Math.max(knownAt(last), outSince) >= KEPT_MS
  }

  async #again(device: Device, again: number, { order, last }: Standing, what: Contradiction): Promise<void> {
    if (again > TOLD_AGAIN_MAX) return this.#leave(device, last, what)
    const { name, parameters, alert } = order
    const given = await this.#options.desk.give({
      ...{ device, name, parameters, by: SYSTEM, again, note: what.said, key: `again ${last.id}` },
      ...(alert !== undefined && { alert }),
    })
    this.#options.tally.add('orders', 'told-again')
    if (!given.ok) await this.#leave(device, last, what)
  }

  async #leave(device: Device, last: DeviceOrder, what: Contradiction): Promise<void> {
    if (this.#known.get(device.id) === last.id && this.#options.isSaid(last) !== false) return
    await this.#options.ignored(last, what)
    this.#options.tally.add('orders', 'ignored')
    this.#known.set(device.id, last.id)
  }
}
