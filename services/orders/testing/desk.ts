import type { Test } from 'tap'
import { kinds } from '../../domain/kinds/kinds.ts'
import type { Device } from '../../domain/model/device.ts'
import type { DeviceOrder } from '../../domain/model/order.ts'
import { DAY } from '../../domain/model/time.ts'
import { Tally } from '../../runtime/tally.ts'
import type { Timers } from '../../runtime/timers.ts'
import { openTemporaryStorage, silentLog, temporaryFolder } from '../../store/temporary.ts'
import type { OrderLimits } from '../config.ts'
import { OrderOffice } from '../office.ts'
import { StandingOrders } from '../standing-orders.ts'
import {
  ConnectionLost,
  type HearLate,
  type OrderAnswer,
  type OrderTransport,
  type SentOrder,
} from '../transport.ts'

/** What the tests of the desk stand on: a real store, time in the hand, and a way whose devices the test plays. */

export const charger: Device = {
  ...{ id: 'ch-1', kind: 'ev-charger', site: 'demo', zone: 'east', name: 'Charger 1' },
}

/** Time that goes on when the test says so; what is due by then runs. */
export class HandTime implements Timers {
  now = 1_000
  readonly #due = new Set<{ readonly at: number; readonly run: () => void }>()

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, run }
    this.#due.add(timer)
    return () => void this.#due.delete(timer)
  }

  /** Each that is due has its turn, and sets the next, before time goes on. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    for (;;) {
      await new Promise(setImmediate)
      const [next] = [...this.#due].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#due.delete(next)
      this.now = next.at
      next.run()
    }
    this.now = until
  }
}

/** A way to chargers, each of which hears and says what the test lets it. */
export class HandWay implements OrderTransport {
  readonly name = 'hand'
  readonly heard: SentOrder[] = []
  isUp = true
  /** A reset of one of these restarts all. */
  together: readonly string[] = []
  /** Why nobody waits any more for the answer to each. */
  readonly endedBy = new Map<string, unknown>()
  /** Says something to an order when nobody waits any more. */
  answerLate: HearLate = async () => false
  readonly #answers = new Map<string, PromiseWithResolvers<OrderAnswer>>()
  #listener: (device: Device) => void = () => {}
  #news: (() => void)[] = []

  reaches({ kind }: Device): boolean {
    return kind === charger.kind
  }

  isConnected(): boolean {
    return this.isUp
  }

  alsoHits({ id }: Device, name = 'reset'): readonly string[] {
    return name === 'reset' && this.together.includes(id) ? this.together.filter(other => other !== id) : []
  }

  onLate(hear: HearLate): void {
    this.answerLate = hear
  }

  send(_device: Device, order: SentOrder, signal?: AbortSignal): Promise<OrderAnswer> {
    signal?.addEventListener('abort', () => this.endedBy.set(order.id, signal.reason))
    this.heard.push(order)
    for (const tell of this.#news.splice(0)) tell()
    const answer = Promise.withResolvers<OrderAnswer>()
    this.#answers.set(order.id, answer)
    return answer.promise
  }

  onConnected(listener: (device: Device) => void): () => void {
    this.#listener = listener
    return () => {}
  }

  connect(): void {
    this.isUp = true
    this.#listener(charger)
  }

  answer(id: string, answer: OrderAnswer): void {
    this.#answers.get(id)?.resolve(answer)
  }

  /** The connection breaks while it waits for the answer. */
  lose(id: string): void {
    this.isUp = false
    this.#answers.get(id)?.reject(new ConnectionLost())
  }

  async untilHeard(count: number): Promise<readonly string[]> {
    while (this.heard.length < count) await new Promise<void>(resolve => this.#news.push(resolve))
    return this.heard.map(({ id }) => id)
  }
}

export async function openDesk(t: Test, more: Partial<OrderLimits> = {}) {
  const time = new HandTime()
  const way = new HandWay()
  const folder = temporaryFolder()
  const changes: DeviceOrder[] = []
  const lates: DeviceOrder[] = []
  let news: (() => void)[] = []
  let storage = await openTemporaryStorage({ folder })
  let last = 0
  const devices = new Map([[charger.id, charger]])
  const historyFrom: { at: number | null } = { at: null }
  const registry = { get: (id: string) => viewOf(devices.get(id), historyFrom.at) }
  let looked: Promise<unknown> = Promise.resolve()
  const open = async () => {
    const standing = new StandingOrders({ store: storage.orders, registry, kinds })
    await standing.load()
    const office = new OrderOffice({
      store: storage.orders,
      registry,
      kinds,
      transports: [way],
      limits: { waitingPerDeviceMax: 20, perMinuteMax: 30, keepMs: DAY, ...more },
      newId: () => `order-${++last}`,
      now: () => time.now,
      timers: time,
      tally: new Tally(),
      log: silentLog,
      onLate: async order => void lates.push(order),
      onChanged: order => {
        changes.push(order)
        looked = Promise.all([looked, standing.changed(order)])
        for (const tell of news.splice(0)) tell()
      },
    })
    await office.start()
    return { office, standing }
  }
  const desk = { ...(await open()), storage }
  const close = async () => {
    desk.office.stop()
    await looked
    await storage.close()
  }
  t.teardown(close)
  return {
    ...{ time, way, devices, changes, lates, desk, historyFrom },
    /** Resolves when it is known what stands. */
    settled: () => looked,
    give: (name: string, also: object = {}) =>
      desk.office.give({ device: charger, name, parameters: {}, by: 'lin', ...also }),
    states: async () =>
      (await desk.office.list(charger.id, 0)).map(({ id, state, reason }) =>
        [id, state, ...(reason === undefined ? [] : [reason])].join(' '),
      ),
    /** Resolves with the order once it is over. */
    async over(id: string): Promise<DeviceOrder> {
      for (;;) {
        const found = changes.find(order => order.id === id && order.endedAt !== undefined)
        if (found !== undefined) return found
        await new Promise<void>(resolve => news.push(resolve))
      }
    },
    /** As after a kill: what was not kept is gone. */
    async restart() {
      await close()
      news = []
      storage = await openTemporaryStorage({ folder })
      Object.assign(desk, await open(), { storage })
    },
  }
}

const viewOf = (device: Device | undefined, historyFrom: number | null) =>
  device && { device, values: {}, lastSeenAt: null, online: null, historyFrom }
