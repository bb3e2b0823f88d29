import type { DatabaseSync } from 'node:sqlite'
import type { DeviceId } from '../domain/model/device.ts'
import { type DeviceOrder, isEnded } from '../domain/model/order.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Told } from './order-store.ts'

export const orderTables = `
  CREATE TABLE device_order (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT UNIQUE, device TEXT NOT NULL,
    alert TEXT, at INTEGER NOT NULL, is_open INTEGER NOT NULL, told INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE INDEX device_order_of ON device_order (device, n);
  CREATE INDEX device_order_open ON device_order (n) WHERE is_open = 1;
  CREATE INDEX device_order_untold ON device_order (n) WHERE alert IS NOT NULL AND told < 2;
  CREATE INDEX device_order_at ON device_order (at);
`

export function orderWrites(db: DatabaseSync) {
  const add = db.prepare(`INSERT OR IGNORE INTO device_order (id, key, device, alert, at, is_open, told, body)
    VALUES (?, ?, ?, ?, ?, ?, 0, ?)`)
  const ofKey = db.prepare('SELECT body FROM device_order WHERE key = ?')
  const save = db.prepare('UPDATE device_order SET is_open = ?, body = ? WHERE id = ?')
  const told = db.prepare('UPDATE device_order SET told = max(told, ?) WHERE id = ?')
  const forget = db.prepare(
    'DELETE FROM device_order WHERE at < ? AND is_open = 0 AND id NOT IN (SELECT value FROM json_each(?))',
  )
  return {
    addOrder(order: DeviceOrder, key?: string): DeviceOrder {
      const { id, device, alert = null, at } = order
      const isNew = add.run(id, key ?? null, device, alert, at, openness(order), JSON.stringify(order))
      const before = isNew.changes > 0 || key === undefined ? undefined : ofKey.get(key)
      return before === undefined ? order : orderOf(before)
    },
    saveOrder: (order: DeviceOrder) => void save.run(openness(order), JSON.stringify(order), order.id),
    orderTold: (id: string, what: Told) => void told.run(what, id),
    forgetOrders: (before: Instant, except: readonly string[] = []) =>
      void forget.run(before, JSON.stringify(except)),
  }
}

export const orderReads = (db: DatabaseSync) => ({
  orderOfKey(key: string): DeviceOrder | undefined {
    const row = db.prepare('SELECT body FROM device_order WHERE key = ?').get(key)
    return row && orderOf(row)
  },
  openOrders: (): DeviceOrder[] =>
    db.prepare('SELECT body FROM device_order WHERE is_open = 1 ORDER BY n').all().map(orderOf),
  ordersOf: (device: DeviceId, since: Instant, countMax: number): DeviceOrder[] =>
    db
      .prepare('SELECT body FROM device_order WHERE device = ? AND at >= ? ORDER BY n DESC LIMIT ?')
      .all(device, since, countMax)
      .map(orderOf),
  ordersCalled: (
    device: DeviceId,
    names: readonly string[],
    countMax: number,
    skipped: number,
  ): DeviceOrder[] =>
    db
      .prepare(
        `SELECT body FROM device_order WHERE device = ? AND ${IS_CALLED} ORDER BY n DESC LIMIT ? OFFSET ?`,
      )
      .all(device, JSON.stringify(names), countMax, skipped)
      .map(orderOf),
  devicesOrdered: (names: readonly string[]): DeviceId[] =>
    db
      .prepare(`SELECT DISTINCT device FROM device_order WHERE ${IS_CALLED}`)
      .all(JSON.stringify(names))
      .map(({ device }) => String(device)),
  untoldOrders: (): { order: DeviceOrder; told: Told }[] =>
    db
      .prepare('SELECT body, told FROM device_order WHERE alert IS NOT NULL AND told < 2 ORDER BY n')
      .all()
      .map(row => ({ order: orderOf(row), told: Number(row.told) as Told })),
})

/** Looked for in the text of each: once at a start, else among those of one device. */
const IS_CALLED = "json_extract(body, '$.name') IN (SELECT value FROM json_each(?))"

const openness = ({ state }: DeviceOrder): number => (isEnded(state) ? 0 : 1)

const orderOf = ({ body }: Record<string, unknown>): DeviceOrder => JSON.parse(String(body))
