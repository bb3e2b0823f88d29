import t from 'tap'
import { chargerOrders } from '../domain/kinds/ev-charger/orders.ts'
import { kinds } from '../domain/kinds/kinds.ts'
import { smartBin } from '../domain/kinds/smart-bin/kind.ts'
import type { DeviceOrder } from '../domain/model/order.ts'
import { openTemporaryStorage } from '../store/temporary.ts'
import { standingAmong, standingNames } from './standing.ts'
import { StandingOrders } from './standing-orders.ts'
import { charger } from './testing/desk.ts'

const names = standingNames(chargerOrders)

/** `cut-off done`, the first given first. */
const ordersOf = (lines: readonly string[]): DeviceOrder[] =>
  lines
    .map((line, i): DeviceOrder => {
      const [name = '', state, late] = line.split(' ')
      return {
        ...{
          id: String(i),
          device: 'ch-1',
          site: 'demo',
          name,
          parameters: {},
          by: 'lin',
          at: i,
          expiresAt: 9,
        },
        state: state as DeviceOrder['state'],
        ...(late !== undefined && { late: { at: 9, ok: late === 'late-done' } }),
      }
    })
    .reverse()

const table: readonly (readonly [what: string, given: readonly string[], stands: string | undefined])[] = [
  ['nothing was ordered', [], undefined],
  ['what was done stands', ['cut-off done'], '0'],
  ['what was not done does not', ['cut-off refused'], undefined],
  ['of what nobody knows it does not', ['cut-off timed-out'], undefined],
  ['of what was said late it does', ['cut-off timed-out late-done'], '0'],
  ['refused late is not done', ['cut-off timed-out late-refused'], undefined],
  ['given back', ['cut-off done', 'restore done'], undefined],
  ['somebody may charge', ['cut-off done', 'start done'], undefined],
  ['given back, as soon as somebody wants it so', ['cut-off done', 'restore queued'], undefined],
  ['perhaps given back', ['cut-off done', 'restore timed-out'], undefined],
  ['the charger refused to give it back', ['cut-off done', 'restore refused'], '0'],
  ['that it be given back came too late', ['cut-off done', 'restore expired'], '0'],
  ['that it be given back was taken back', ['cut-off done', 'start cancelled'], '0'],
  ['cut off again after that', ['cut-off done', 'restore done', 'cut-off done'], '2'],
  ['not cut off again after that', ['cut-off done', 'restore done', 'cut-off refused'], undefined],
  ['to try again takes nothing back', ['cut-off done', 'cut-off timed-out'], '0'],
]

for (const [what, given, stands] of table)
  t.test(`of the orders of a device it is known what stands: ${what}`, async t => {
    t.equal(standingAmong(ordersOf(given), names)?.order.id, stands)
  })

t.test('the latest try is told beside what stands', async t => {
  const standing = standingAmong(ordersOf(['cut-off done', 'cut-off done', 'cut-off refused']), names)
  t.match(standing, { order: { id: '1' }, last: { id: '2' } })
})

t.test('a kind none of whose orders stands has none', async t => {
  t.same(standingNames(smartBin.orders).all, [])
  t.same(standingNames(undefined).all, [])
  t.same(names.all, ['cut-off', 'restore', 'start'])
})

t.test('however many tries came to nothing since, what was done stands', async t => {
  const { orders: store, close } = await openTemporaryStorage()
  t.teardown(close)
  const view = { device: charger, values: {}, lastSeenAt: null, online: null, historyFrom: null }
  const lines = ['cut-off done', ...Array<string>(450).fill('cut-off refused'), 'restore refused']
  for (const order of ordersOf(lines).reverse()) await store.addOrder(order)
  const standing = new StandingOrders({ store, registry: { get: () => view }, kinds })
  await standing.load()
  t.match(standing.of(charger), { order: { id: '0' }, last: { id: '450' } })
})
