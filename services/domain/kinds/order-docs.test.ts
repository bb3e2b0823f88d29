import { readFileSync } from 'node:fs'
import t from 'tap'
import { kindList } from './kinds.ts'

const page = readFileSync(new URL('../../../docs/orders.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\|[^|]+\|([^|]+)\|([^|]+)\|$/gm)].map(([, ...cells]) =>
  cells.map(cell => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name ?? '').sort()),
)

t.test('the page of orders names those of each kind, and those that have to be confirmed', async t => {
  for (const { kind, orders = {} } of kindList.filter(each => each.orders !== undefined)) {
    const names = Object.keys(orders).sort()
    const row = rows.find(([all]) => JSON.stringify(all) === JSON.stringify(names))
    const confirmed = names.filter(name => orders[name]?.confirm === true)
    t.same(row, [names, confirmed], kind)
  }
})
