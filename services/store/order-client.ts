import type { OrderStore } from './order-store.ts'
import type { StorageThreads } from './storage-threads.ts'

/** Orders to devices, as the main thread sees them. */
export const ordersOf = ({ reader, writer }: StorageThreads): OrderStore => ({
  addOrder: (order, key) => writer.call('addOrder', order, key),
  saveOrder: order => writer.call('saveOrder', order),
  orderOfKey: key => reader.call('orderOfKey', key),
  openOrders: () => reader.call('openOrders'),
  ordersOf: (device, since, countMax) => reader.call('ordersOf', device, since, countMax),
  ordersCalled: (device, names, countMax, skipped) =>
    reader.call('ordersCalled', device, names, countMax, skipped),
  devicesOrdered: names => reader.call('devicesOrdered', names),
  untoldOrders: () => reader.call('untoldOrders'),
  orderTold: (id, told) => writer.call('orderTold', id, told),
  forgetOrders: (before, except = []) => writer.call('forgetOrders', before, except),
})
