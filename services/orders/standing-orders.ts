import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { DeviceOrder } from '../domain/model/order.ts'
import type { Registry } from '../runtime/registry.ts'
import type { OrderStore } from '../store/order-store.ts'
import {
  decides,
  isGivenBack,
  type Standing,
  type StandingNames,
  standingAmong,
  standingNames,
} from './standing.ts'

export interface StandingOrdersOptions {
  readonly store: Pick<OrderStore, 'devicesOrdered' | 'ordersCalled'>
  readonly registry: Pick<Registry, 'get'>
  readonly kinds: ReadonlyMap<string, Kind>
}

/** What was done and stands, by device: in memory, since it is asked for at each word of each charger. */
export class StandingOrders {
  readonly #options: StandingOrdersOptions
  readonly #names: ReadonlyMap<string, StandingNames>
  readonly #standing = new Map<DeviceId, Standing>()
  readonly #givenBack = new Set<DeviceId>()
  /** What is looked at is looked at anew when something changed meanwhile. */
  readonly #looking = new Map<DeviceId, Promise<void>>()

  constructor(options: StandingOrdersOptions) {
    this.#options = options
    this.#names = new Map([...options.kinds].map(([kind, { orders }]) => [kind, standingNames(orders)]))
  }

  /** As the last process left it. */
  async load(): Promise<void> {
    const names = [...this.#names.values()].flatMap(({ stand }) => [...stand])
    for (const device of await this.#options.store.devicesOrdered(names)) await this.#look(device)
  }

  /** Of those that stand, whoever was told: they are not forgotten for being old. */
  get ids(): readonly string[] {
    return [...this.#standing.values()].map(({ order }) => order.id)
  }

  of({ id }: Pick<Device, 'id'>): Standing | undefined {
    const standing = this.#standing.get(id)
    // Another device of the same name was never told.
    const from = this.#options.registry.get(id)?.historyFrom ?? Number.NEGATIVE_INFINITY
    return standing !== undefined && standing.order.at > from ? standing : undefined
  }

  /** Nothing stands of it any more, and the order that undid it is over: one that is refused undoes nothing. */
  isGivenBack({ id }: Pick<Device, 'id'>): boolean {
    return this.#givenBack.has(id)
  }

  changed({ device, name }: DeviceOrder): Promise<void> {
    if (!this.#namesOf(device)?.all.includes(name)) return Promise.resolve()
    const looked = (this.#looking.get(device) ?? Promise.resolve()).then(() => this.#look(device))
    const ended = looked.finally(() => {
      if (this.#looking.get(device) === ended) this.#looking.delete(device)
    })
    this.#looking.set(device, ended)
    return ended
  }

  /** Names of which one may stand of its device, where such an order has to do with it. */
  touchedBy({ device, name }: Pick<DeviceOrder, 'device' | 'name'>): readonly string[] {
    const names = this.#namesOf(device)
    return names?.all.includes(name) ? [...names.stand] : []
  }

  #namesOf(device: DeviceId): StandingNames | undefined {
    return this.#names.get(this.#options.registry.get(device)?.device.kind ?? '')
  }

  async #look(device: DeviceId): Promise<void> {
    const names = this.#namesOf(device)
    if (names === undefined) return
    const orders = await this.#decisive(device, names)
    const standing = standingAmong(orders, names)
    if (isGivenBack(orders, names)) this.#givenBack.add(device)
    else this.#givenBack.delete(device)
    if (standing === undefined) this.#standing.delete(device)
    else this.#standing.set(device, standing)
  }

  /** The latest, back to the one that decides: any number of tries that came to nothing may lie between. */
  async #decisive(device: DeviceId, names: StandingNames): Promise<readonly DeviceOrder[]> {
    const orders: DeviceOrder[] = []
    for (;;) {
      const older = await this.#options.store.ordersCalled(device, names.all, LOOKED_AT_ONCE, orders.length)
      orders.push(...older)
      if (older.length < LOOKED_AT_ONCE || older.some(order => decides(order, names))) return orders
    }
  }
}

const LOOKED_AT_ONCE = 200
