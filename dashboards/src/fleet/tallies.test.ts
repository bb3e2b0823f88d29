import t from 'tap'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { Around } from '../devices/device-states.ts'
import { ageTally, batteryTally, counts, kindTallies } from './tallies.ts'

const HOUR = 3_600_000
const NOON = Date.parse('2026-05-01T12:00:00Z')
const around: Around = { kinds: undefined, alerts: new Map(), refused: new Map(), now: NOON }

const device = (id: string, change: Partial<WireDevice> = {}): WireDevice => ({
  ...{ id, name: id, kind: 'smart-bin', site: 's', zone: 'z', online: null, values: {} },
  ...{ lastSeenAt: new Date(NOON).toISOString(), expectedIntervalMs: HOUR },
  ...change,
})
const ago = (hours: number) => ({ lastSeenAt: new Date(NOON - hours * HOUR).toISOString() })

t.test(
  'each device is counted once: as never heard, silent, with something the matter, or in order',
  async t => {
    const devices = [
      device('a'),
      device('b', { values: { batteryPercent: 5 } }),
      device('c', { ...ago(5), values: { batteryPercent: 5 } }),
      device('d', { lastSeenAt: null }),
      device('e', { kind: 'gateway' }),
    ]
    t.same(kindTallies(devices, around), [
      { kind: 'smart-bin', n: 4, fine: 1, wrong: 1, silent: 1, never: 1 },
      { kind: 'gateway', n: 1, fine: 1, wrong: 0, silent: 0, never: 0 },
    ])
  },
)

t.test('models are counted, those that nobody named last', async t => {
  const devices = [device('a'), device('b'), device('c', { model: 'X1' })]
  t.same(counts(devices, 'model'), [
    { name: 'X1', n: 1 },
    { name: '-', n: 2 },
  ])
})

t.test('a battery of 10 % is in the lowest tenth, 0 and 100 % have their place', async t => {
  const levels = [0, 10, 10.1, 20, 100]
  const devices = levels.map((batteryPercent, i) => device(`${i}`, { values: { batteryPercent } }))
  t.same(batteryTally(devices), [2, 2, 0, 0, 0, 0, 0, 0, 0, 1])
  t.equal(batteryTally([device('a')]), undefined)
})

t.test('the age of data is counted in the intervals that were expected of each', async t => {
  const devices = [
    device('a', ago(0.5)),
    device('b', ago(1)),
    device('c', ago(3)),
    device('d', ago(30)),
    device('e', { ...ago(2), expectedIntervalMs: 24 * HOUR }),
    device('f', { lastSeenAt: null }),
  ]
  t.same([...ageTally(devices, undefined, NOON).values()], [2, 1, 1, 1, 1])
})
