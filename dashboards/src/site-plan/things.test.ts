import t from 'tap'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { sampleAlert } from '../alerts/sample-alert.ts'
import { thingsOf } from './things.ts'
import { countsOf, zoneTree } from './zone-tree.ts'

const now = Date.parse('2026-05-01T08:00:00Z')
const device = (id: string, more: Partial<WireDevice> = {}): WireDevice => ({
  ...{ id, kind: 'smart-bin', site: 'riverside', zone: 'b3', name: id, online: true, values: {} },
  ...{ lastSeenAt: new Date(now - 1_000).toISOString(), expectedIntervalMs: 60_000, ...more },
})
const held: WireAlert['suppressed'] = { reason: 'shelved', by: 'ma', since: '2026-05-01T07:00:00.000Z' }
const alert = (id: string, deviceId: string, more: Partial<WireAlert> = {}) =>
  sampleAlert({ id, deviceId, ...more })
const statesOf = (devices: WireDevice[], alerts: WireAlert[]) =>
  thingsOf(devices, alerts, undefined, now).map(({ device, state, worst }) => [
    device.id,
    state,
    worst?.severity,
  ])

t.test('a device is as its worst open alert; without one, as fresh as its data', async t => {
  const silent = { lastSeenAt: new Date(now - 180_000).toISOString() }
  const devices = ['well', 'two', 'low'].map(id => device(id))
  t.same(
    statesOf(
      [...devices, device('silent', silent), device('never', { lastSeenAt: null })],
      [
        alert('a-1', 'two', { severity: 'medium' }),
        alert('a-2', 'two', { severity: 'critical' }),
        alert('a-3', 'low', { severity: 'low' }),
      ],
    ),
    [
      ['two', 'alert', 'critical'],
      ['low', 'alert', 'low'],
      ['silent', 'silent', undefined],
      ['never', 'never', undefined],
      ['well', 'well', undefined],
    ],
    'what needs somebody first',
  )
})

t.test(
  'what is held back colours a device only where nothing else is open, and then as held back',
  async t => {
    const critical = alert('a-1', 'bin', { severity: 'critical', suppressed: held })
    t.same(statesOf([device('bin')], [critical]), [['bin', 'held', 'critical']])
    t.same(statesOf([device('bin')], [critical, alert('a-2', 'bin', { severity: 'low' })]), [
      ['bin', 'alert', 'low'],
    ])
  },
)

t.test('a zone counts what is open in it and in all that lies within it, each alert once', async t => {
  const zone = (id: string, within?: string) => ({
    ...{ id, sort: 'building' as const, name: { en: id, zh: id }, described: true, version: '', devices: 0 },
    ...(within !== undefined && { within }),
  })
  const tree = zoneTree([zone('grid'), zone('b3', 'grid'), zone('u2', 'b3'), zone('gate')])
  const counts = countsOf(tree, [
    alert('a-1', 'x', { zone: 'u2', severity: 'high' }),
    alert('a-2', 'x', { zone: 'b3', severity: 'low' }),
    alert('a-3', 'x', { zone: 'elsewhere' }),
  ])
  const told = [...counts].map(([id, { alerts, worst }]) => [id, alerts.length, worst?.severity])
  t.same(Object.fromEntries(told.map(([id, ...rest]) => [id, rest])), {
    grid: [2, 'high'],
    b3: [2, 'high'],
    u2: [1, 'high'],
    gate: [0, undefined],
  })
})
