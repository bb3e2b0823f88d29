import type { Logger } from 'pino'
import type { Device, DeviceId } from '../domain/model/device.ts'
import { type DeviceOrder, isEnded, shownParameters } from '../domain/model/order.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import type { OrderStore } from '../store/order-store.ts'
import { asking } from './asking.ts'
import type { OrderLimits } from './config.ts'
import type { Cancelled, Given, NewOrder, OrderDesk } from './desk.ts'
import { Lane, type LaneWork } from './lane.ts'
import { newOrder, repeated } from './new-order.ts'
import { createRefusals, type Refusal } from './refusals.ts'
import { afterRestart, answeredLate, ended } from './steps.ts'
import type { OrderAnswer } from './transport.ts'
import { Ways, type WaysOptions } from './ways.ts'

export interface OrderOfficeOptions extends WaysOptions {
  readonly store: OrderStore
  readonly limits: OrderLimits
  readonly newId: () => string
  readonly now: () => Instant
  readonly timers: Timers
  readonly tally: Tally
  readonly log: Logger
  /** An order was given, or is over. */
  readonly onChanged?: (order: DeviceOrder) => void
  /** It was answered late: resolves when whoever is to know of it will. */
  readonly onLate?: (order: DeviceOrder) => Promise<void>
}

/** Orders to devices, from the person or the rule that gives them to what became of them. */
export class OrderOffice implements OrderDesk {
  readonly #options: OrderOfficeOptions
  readonly #ways: Ways
  readonly #lanes = new Map<DeviceId, Lane>()
  readonly #refusal: Refusal
  readonly #work: LaneWork
  readonly #stopping = new AbortController()
  #endListening = () => {}

  constructor(options: OrderOfficeOptions) {
    const { store, now, timers, limits, log } = options
    this.#options = options
    this.#ways = new Ways(options)
    this.#refusal = createRefusals({ ways: this.#ways, limits, now, waiting: id => this.#waiting(id) })
    const { signal: stopping } = this.#stopping
    this.#work = {
      now,
      after: (ms, run) => timers.after(ms, run),
      isReached: order => this.#isConnected(order),
      ask: asking({ ways: this.#ways, store, now, timers, stopping, onSent: () => this.#count('sent') }),
      over: order => this.#over(order),
      again: order => store.saveOrder(order),
      overtakes: order => this.#ways.specOf(order)?.overtakes,
      failed: error => log.error({ err: error }, 'the orders of a device are held up'),
    }
  }

  /** Goes on where the last process ended. */
  async start(): Promise<void> {
    const { store, now } = this.#options
    for (const before of await store.openOrders()) {
      const order = afterRestart(before, this.#ways.specOf(before)?.idempotent === true, now())
      if (isEnded(order.state)) await this.#over(order)
      else await this.#queue(order)
    }
    this.#ways.onLate(({ id }, order, answer) => this.#late(id, order, answer))
    this.#endListening = this.#ways.onConnected(({ id }) => void this.#lanes.get(id)?.move())
    for (const lane of this.#lanes.values()) void lane.move()
  }

  /** What is under way stays sent, and is looked at by the next process. */
  stop(): void {
    this.#stopping.abort()
    this.#endListening()
    for (const lane of this.#lanes.values()) lane.stop()
  }

  async give(wanted: NewOrder): Promise<Given> {
    const { store, newId, now } = this.#options
    const { device, key } = wanted
    const spec = this.#ways.specOf({ device: device.id, name: wanted.name })
    const before = key === undefined ? undefined : await store.orderOfKey(key)
    if (before !== undefined) return repeated(before, wanted, spec)
    const refused = this.#refusal(wanted)
    if (refused !== undefined) return refused
    const order = newOrder(newId(), wanted, spec, this.#ways.alsoHits(device, wanted.name), now())
    const kept = await store.addOrder(order, key)
    if (kept.id !== order.id) return repeated(kept, wanted, spec)
    this.#count('given')
    this.#options.onChanged?.(kept)
    const queued = this.#queue(kept)
    void this.#lane(device.id).move()
    await queued
    return { ok: true, order: kept }
  }

  list(device: DeviceId, since: Instant): Promise<readonly DeviceOrder[]> {
    return this.#options.store.ordersOf(device, since, LISTED_MAX)
  }

  alsoHits(device: Device, name: string): readonly DeviceId[] {
    return this.#ways.alsoHits(device, name)
  }

  async hitting(device: Device, since: Instant): Promise<readonly DeviceOrder[]> {
    const others = await Promise.all(this.#ways.alsoHits(device).map(other => this.list(other, since)))
    return others
      .flat()
      .filter(({ alsoHits }) => alsoHits?.includes(device.id))
      .sort((a, b) => b.at - a.at)
      .slice(0, LISTED_MAX)
  }

  async cancel(device: DeviceId, id: string): Promise<Cancelled> {
    const waiting = this.#lanes.get(device)?.take(id)
    if (waiting !== undefined) {
      const order = ended(waiting, 'cancelled', this.#options.now())
      await this.#over(order)
      return { ok: true, order }
    }
    const known = await this.list(device, 0)
    return { ok: false, code: known.some(order => order.id === id) ? 'ORDER_SENT' : 'ORDER_NOT_FOUND' }
  }

  isReached(device: Device): boolean | undefined {
    return this.#ways.isReached(device)
  }

  unfit(device: Device, name: string): string | undefined {
    return this.#ways.unfit(device, name)
  }

  async forget(device: DeviceId): Promise<void> {
    const left = this.#lanes.get(device)?.takeAll() ?? []
    for (const order of left) await this.#over(ended(order, 'cancelled', this.#options.now(), 'device-gone'))
  }

  async #queue(order: DeviceOrder): Promise<void> {
    for (const one of this.#lane(order.device).add(order))
      await this.#over(ended(one, 'cancelled', this.#options.now(), 'overtaken'))
  }

  /** What was secret in it was kept for the device alone. */
  async #over(one: DeviceOrder): Promise<void> {
    const order = { ...one, parameters: shownParameters(one.parameters, this.#ways.specOf(one)) }
    await this.#options.store.saveOrder(order)
    this.#count(order.state)
    this.#options.onChanged?.(order)
  }

  async #late(device: DeviceId, id: string, answer: OrderAnswer, tries = LATE_TRIES_MAX): Promise<boolean> {
    const { store, now, onLate } = this.#options
    const order = (await this.list(device, 0)).find(one => one.id === id)
    if (order?.state === 'sent') return this.#lateAgain(device, id, answer, tries)
    if (order?.state !== 'timed-out') return false
    // Said again by a device that was not told that it was heard.
    const late = order.late === undefined ? answeredLate(order, answer, now()) : order
    if (order.late === undefined) {
      await store.saveOrder(late)
      this.#count('answered-late')
    }
    await onLate?.(late)
    return true
  }

  /** Not yet over, and nobody waits: its end is just being written, or the server stops. */
  async #lateAgain(device: DeviceId, id: string, answer: OrderAnswer, tries: number): Promise<boolean> {
    if (tries <= 1 || this.#stopping.signal.aborted) throw new Error('order-not-over')
    await new Promise<void>(resolve => this.#options.timers.after(LATE_AGAIN_MS, resolve))
    return this.#late(device, id, answer, tries - 1)
  }

  #isConnected(order: DeviceOrder): boolean {
    const device = this.#ways.device(order.device)
    return device !== undefined && this.#ways.isReached(device, order) === true
  }

  #waiting(id: DeviceId): number {
    return this.#lanes.get(id)?.waiting ?? 0
  }

  #lane(device: DeviceId): Lane {
    const lane = this.#lanes.get(device) ?? new Lane(this.#work)
    this.#lanes.set(device, lane)
    return lane
  }

  #count(what: string): void {
    this.#options.tally.add('orders', what)
  }
}

const LISTED_MAX = 200
/** How often an answer is looked at that came while the end of its order was just being written. */
const LATE_TRIES_MAX = 3
const LATE_AGAIN_MS: DurationMs = 1_000
