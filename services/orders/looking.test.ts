import t from 'tap'
import type { DeviceOrder } from '../domain/model/order.ts'
import { silentLog } from '../store/temporary.ts'
import { Looking } from './looking.ts'
import { RETRY_MS } from './retries.ts'
import { charger, HandTime } from './testing/desk.ts'

const order: DeviceOrder = {
  ...{ id: 'o', device: charger.id, site: charger.site, name: 'cut-off', parameters: {}, by: 'system' },
  ...{ at: 1, expiresAt: 9, state: 'queued' },
}
const done: DeviceOrder = { ...order, state: 'done' }

/** The first looks come to nothing, so many of them. */
function setUp(failing: number) {
  const timers = new HandTime()
  const looks: string[] = []
  const looking = new Looking({
    ...{ timers, log: silentLog },
    async look({ state }) {
      looks.push(state)
      if (looks.length <= failing) throw new Error('OVERLOADED')
    },
  })
  return { timers, looks, looking }
}

t.test('what became of an order is looked at until it could be, and not once more', async t => {
  const { timers, looks, looking } = setUp(2)
  looking.begin(done)
  await timers.pass(RETRY_MS - 1)
  t.equal(looks.length, 1)
  await timers.pass(1 + 10 * RETRY_MS)
  t.equal(looks.length, 3)
})

t.test('whoever waits hears that the first look came to nothing', async t => {
  const { timers, looks, looking } = setUp(1)
  await t.rejects(looking.at(done), { message: 'OVERLOADED' })
  await timers.pass(RETRY_MS)
  t.equal(looks.length, 2)
})

t.test('what is known of an order since is looked at instead', async t => {
  const { timers, looks, looking } = setUp(1)
  await t.rejects(looking.at(order))
  await looking.at(done)
  await timers.pass(RETRY_MS)
  t.same(looks, ['queued', 'done'])
})

t.test('nothing is looked at any more once it is stopped', async t => {
  const { timers, looks, looking } = setUp(2)
  await t.rejects(looking.at(order))
  looking.stop()
  await t.rejects(looking.at(order))
  await timers.pass(RETRY_MS)
  t.equal(looks.length, 2)
})
