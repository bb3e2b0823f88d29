import t from 'tap'
import { chargerOrders } from '../domain/kinds/ev-charger/orders.ts'
import type { Input } from '../domain/model/input.ts'
import type { DeviceOrder } from '../domain/model/order.ts'
import type { Values } from '../domain/model/reading.ts'
import type { Intake } from '../runtime/intake.ts'
import { Ignored } from './ignored.ts'
import { charger } from './testing/desk.ts'

const order: DeviceOrder = {
  ...{ id: 'o', device: charger.id, site: charger.site, name: 'cut-off', parameters: {}, by: 'system' },
  ...{ at: 1, expiresAt: 9, state: 'queued' },
}

/** What is said of a charger, of which this is known. */
function setUp(values: Values = {}, online: boolean | null = null) {
  const said: unknown[] = []
  const intake: Intake = {
    submit(_site, input: Input, done) {
      if (input.type === 'reading') said.push(input.reading.values)
      done({ ok: true, consequence: { changes: [] } })
    },
    now: () => 1,
  }
  const view = { device: charger, values, lastSeenAt: null, online, historyFrom: null }
  const ways = { specOf: ({ name }: { readonly name: string }) => chargerOrders[name] }
  return { said, ignored: new Ignored({ registry: { get: () => view }, ways, intake }) }
}

t.test('what is known of a charger is not said again', async t => {
  for (const [known, isIgnored, says] of [
    [{}, false, []],
    [{}, true, [{ cutOffIgnored: true }]],
    [{ cutOffIgnored: true }, true, []],
    [{ cutOffIgnored: true }, false, [{ cutOffIgnored: false }]],
  ] as const) {
    const { ignored, said } = setUp(known)
    await ignored.say(order, isIgnored)
    t.same(said, says)
  }
})

t.test('nothing is said of a charger that is away: it would count as heard', async t => {
  for (const isIgnored of [true, false]) {
    const { ignored, said } = setUp({ cutOffIgnored: !isIgnored }, false)
    await ignored.say(order, isIgnored)
    t.same(said, [])
  }
  const { ignored, said } = setUp({}, true)
  await ignored.say(order, true)
  t.same(said, [{ cutOffIgnored: true }])
})

t.test('people hear of one that was told again in vain, and of no other order that failed', async t => {
  const inVain = { again: 1 }
  for (const [more, says] of [
    [{ state: 'refused' }, []],
    [{ ...inVain, state: 'queued' }, []],
    [{ ...inVain, state: 'cancelled' }, []],
    [{ ...inVain, state: 'done' }, []],
    [{ ...inVain, state: 'timed-out', late: { at: 2, ok: true } }, []],
    [{ ...inVain, state: 'refused', name: 'reset' }, []],
    [{ ...inVain, state: 'refused' }, [{ cutOffIgnored: true }]],
    [{ ...inVain, state: 'timed-out' }, [{ cutOffIgnored: true }]],
    [{ ...inVain, state: 'expired' }, []],
  ] as const) {
    const { ignored, said } = setUp()
    await ignored.changed({ ...order, ...more })
    t.same(said, says, JSON.stringify(more))
  }
})

t.test('a cut-off that is done holds, whoever gave it', async t => {
  const { ignored, said } = setUp({ cutOffIgnored: true })
  await ignored.changed({ ...order, by: 'lin', state: 'done' })
  t.same(said, [{ cutOffIgnored: false }])
})
