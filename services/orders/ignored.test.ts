import t from 'tap'
import { chargerOrders } from '../domain/kinds/ev-charger/orders.ts'
import type { Input } from '../domain/model/input.ts'
import type { DeviceOrder } from '../domain/model/order.ts'
import type { Values } from '../domain/model/reading.ts'
import type { Intake } from '../runtime/intake.ts'
import { Ignored } from './ignored.ts'
import { standingNames } from './standing.ts'
import { charger } from './testing/desk.ts'

const order: DeviceOrder = {
  ...{ id: 'o', device: charger.id, site: charger.site, name: 'cut-off', parameters: {}, by: 'system' },
  ...{ at: 1, expiresAt: 9, state: 'queued' },
}

/** What is said of a charger, of which this is known; `last` is the latest try at what stands of it. */
function setUp(
  values: Values = {},
  online: boolean | null = null,
  last: DeviceOrder | null = order,
  isGivenBack = false,
) {
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
  const names = standingNames(chargerOrders)
  const standing = {
    of: () => (last === null ? undefined : { order: last, last }),
    isGivenBack: () => isGivenBack,
    touchedBy: ({ name }: { readonly name: string }) => (names.all.includes(name) ? [...names.stand] : []),
  }
  return { said, ignored: new Ignored({ registry: { get: () => view }, ways, standing, intake }) }
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

t.test(
  'what became of an order is said of a charger that is away once it is back: it would count as heard',
  async t => {
    for (const [more, known] of [
      [{ again: 1, state: 'timed-out' }, false],
      [{ state: 'done' }, true],
    ] as const) {
      const away = setUp({ cutOffIgnored: known }, false)
      await t.rejects(away.ignored.changed({ ...order, ...more }), 'it is looked at again')
      t.same(away.said, [])
      const same = setUp({ cutOffIgnored: !known }, false)
      await same.ignored.changed({ ...order, ...more })
      const back = setUp({ cutOffIgnored: known }, true)
      await back.ignored.changed({ ...order, ...more })
      t.same(back.said, [{ cutOffIgnored: !known }])
    }
  },
)

t.test(
  'what a charger says itself is said of it, also where it is not known yet that it is back',
  async t => {
    const { ignored, said } = setUp({ cutOffIgnored: true }, false)
    await ignored.say(order, false)
    t.same(said, [{ cutOffIgnored: false }])
  },
)

t.test('a charger that is out of order since it was told again ignored nothing', async t => {
  const inVain: DeviceOrder = { ...order, again: 1, sentAt: 5, state: 'timed-out' }
  for (const [outSince, says] of [
    [undefined, [{ cutOffIgnored: true }]],
    [4, [{ cutOffIgnored: true }]],
    [5, []],
  ] as const) {
    const { ignored, said } = setUp()
    await ignored.changed(inVain, outSince)
    t.same(said, says)
  }
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
    [{ ...inVain, state: 'expired' }, [{ cutOffIgnored: true }]],
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

t.test('that a cut-off is done proves nothing while the charger says that it gives current', async t => {
  for (const [status, says] of [
    ['Available', []],
    ['SuspendedEV', []],
    ['Unavailable', [{ cutOffIgnored: false }]],
    ['Faulted', [{ cutOffIgnored: false }]],
  ] as const) {
    for (const more of [{ state: 'done' }, { state: 'timed-out', late: { at: 2, ok: true } }] as const) {
      const { ignored, said } = setUp({ cutOffIgnored: true, status })
      await ignored.changed({ ...order, ...more })
      t.same(said, says, `${status} ${more.state}`)
    }
  }
})

t.test('nobody is called to a charger of which nobody wants any more that it is cut off', async t => {
  for (const [more, isGivenBack, says] of [
    [{ name: 'restore', state: 'queued' }, false, []],
    [{ name: 'restore', state: 'done' }, true, [{ cutOffIgnored: false }]],
    [{ name: 'start', state: 'done' }, true, [{ cutOffIgnored: false }]],
    [{ again: 1, state: 'timed-out' }, false, []],
    [{ again: 1, state: 'timed-out' }, true, [{ cutOffIgnored: false }]],
    [{ name: 'reset', state: 'done' }, true, []],
  ] as const) {
    const { ignored, said } = setUp({ cutOffIgnored: true, status: 'Available' }, null, null, isGivenBack)
    await ignored.changed({ ...order, ...more })
    t.same(said, says, JSON.stringify(more))
  }
})

t.test('what became of an order says nothing once more is known of a later one', async t => {
  const last: DeviceOrder = { ...order, id: 'p', at: 4, endedAt: 6, state: 'done' }
  for (const [endedAt, says] of [
    [5, []],
    [6, [{ cutOffIgnored: true }]],
  ] as const) {
    const { ignored, said } = setUp({}, null, last)
    await ignored.changed({ ...order, again: 1, state: 'refused', endedAt })
    t.same(said, says)
  }
})
