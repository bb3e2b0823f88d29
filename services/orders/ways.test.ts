import t from 'tap'
import { milesightOrder } from '../decode/codecs/milesight-orders.ts'
import type { MeantOrder } from '../decode/orders.ts'
import { kinds } from '../domain/kinds/kinds.ts'
import type { Device } from '../domain/model/device.ts'
import { HandWay } from './testing/desk.ts'
import { Ways } from './ways.ts'

const bin: Device = { id: 'bin-1', kind: 'smart-bin', site: 'demo', zone: 'east', name: 'Bin 1' }

function waysBy(refuses: (order: MeantOrder) => string | undefined): Ways {
  const way = Object.assign(new HandWay(), {
    reaches: () => true,
    refuses: (_: Device, order: MeantOrder) => refuses(order),
  })
  const registry = { get: () => ({ device: bin }) as never }
  return new Ways({ registry, kinds, transports: [way] })
}

t.test(
  'a sensor that knows two orders is asked for no other, and for those with whatever they take',
  async t => {
    const ways = waysBy(order => {
      const said = milesightOrder(order)
      return said.ok ? undefined : said.reason
    })
    const names = ['lock-lid', 'unlock-lid', 'report-every', 'restart']
    t.same(
      names.filter(name => ways.unfit(bin, name) !== undefined),
      ['lock-lid', 'unlock-lid'],
    )
  },
)

t.test('what only other parameters may make fit counts as fit', async t => {
  t.equal(waysBy(() => 'order-expression-failed').unfit(bin, 'report-every'), undefined)
  t.equal(waysBy(() => 'order-entity-missing').unfit(bin, 'report-every'), 'order-entity-missing')
})
