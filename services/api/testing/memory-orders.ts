import type { DeviceOrder } from '../../domain/model/order.ts'
import { isEnded } from '../../domain/model/order.ts'
import type { OrderStore, Told } from '../../store/order-store.ts'

export function memoryOrders(): OrderStore {
  const kept = new Map<string, { order: DeviceOrder; key: string | undefined; told: Told }>()
  const all = () => [...kept.values()]
  const ofKey = (key: string) => all().find(one => one.key === key)?.order
  return {
    async addOrder(order, key) {
      const before = key === undefined ? undefined : ofKey(key)
      if (before === undefined) kept.set(order.id, { order, key, told: 0 })
      return before ?? order
    },
    async saveOrder(order) {
      const before = kept.get(order.id)
      if (before !== undefined) kept.set(order.id, { ...before, order })
    },
    orderOfKey: async key => ofKey(key),
    openOrders: async () =>
      all()
        .map(({ order }) => order)
        .filter(({ state }) => !isEnded(state)),
    ordersOf: async (device, since, countMax) =>
      all()
        .map(({ order }) => order)
        .filter(order => order.device === device && order.at >= since)
        .reverse()
        .slice(0, countMax),
    ordersCalled: async (device, names, countMax, skipped) =>
      all()
        .map(({ order }) => order)
        .filter(order => order.device === device && names.includes(order.name))
        .reverse()
        .slice(skipped, skipped + countMax),
    devicesOrdered: async names => [
      ...new Set(all().flatMap(({ order }) => (names.includes(order.name) ? [order.device] : []))),
    ],
    untoldOrders: async () => all().filter(({ order, told }) => order.alert !== undefined && told < 2),
    async orderTold(id, told) {
      const before = kept.get(id)
      if (before !== undefined) kept.set(id, { ...before, told })
    },
    async forgetOrders(before, except = []) {
      for (const { order } of all())
        if (order.at < before && isEnded(order.state) && !except.includes(order.id)) kept.delete(order.id)
    },
  }
}
