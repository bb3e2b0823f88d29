import t from 'tap'
import { SEVERITIES } from '../domain/model/alert.ts'
import type { Device } from '../domain/model/device.ts'
import { GATEWAY, mayPublish, maySubscribe } from './rights.ts'
import { alertTopic, CHANNELS, deviceTopic } from './topic.ts'

const device = (id: string, kind: string, site: string, gateway?: string): Device => ({
  ...{ id, kind, site, zone: 'z', name: id },
  ...(gateway !== undefined && { gateway }),
})
const gate = device('gate', GATEWAY, 'riverside')
const behind = device('behind', 'wristband', 'riverside', 'gate')
const alone = device('alone', 'wristband', 'riverside')
const farGate = device('far-gate', GATEWAY, 'hilltop')
const far = device('far', 'smart-bin', 'hilltop', 'far-gate')
const all = [gate, behind, alone, farGate, far]
const find = (id: string) => all.find(one => one.id === id)

/** The same topic as if its device were of another site, or of another kind. */
const misnamed = (one: Device) => [
  { ...one, site: one.site === 'hilltop' ? 'riverside' : 'hilltop' },
  { ...one, kind: 'ev-charger' },
]
const ofDevices = (some: readonly Device[]) =>
  some.flatMap(one => CHANNELS.map(channel => deviceTopic(one, channel)))
const alertFilters = ['riverside', 'hilltop', 'nowhere'].flatMap(site =>
  [...SEVERITIES.map(severity => alertTopic(site, severity)), `community/${site}/alerts/+`].concat(
    `community/${site}/alerts/#`,
    `community/${site}/signals/+`,
    `community/${site}/signals/#`,
  ),
)
const wide = [
  ...[
    '#',
    '+',
    '+/#',
    'community/#',
    'community/+/alerts/+',
    'community/riverside/#',
    '$SYS/#',
    '$share/g/#',
  ],
  ...[
    'community/riverside/+/+/telemetry',
    'community/riverside/wristband/+/status',
    'community',
    'other/topic',
  ],
  ...['community/riverside/wristband/alone/#', 'community/riverside/wristband/nobody/telemetry', ''],
]
/** Every sort of topic there is, and what somebody might try besides. */
const topics = [...ofDevices(all), ...ofDevices(all.flatMap(misnamed)), ...alertFilters, ...wide]

/** Whom an account speaks for: itself, and a gateway for what is behind it. */
const speaksFor = new Map([
  [gate, [gate, behind]],
  [behind, [behind]],
  [alone, [alone]],
  [farGate, [farGate, far]],
  [far, [far]],
])

for (const [account, own] of speaksFor) {
  t.test(
    `the account ${account.id} publishes and hears what the table says, of ${topics.length} topics`,
    async t => {
      const published = own.flatMap(one => [deviceTopic(one, 'telemetry'), deviceTopic(one, 'status')])
      const heard = own.flatMap(one => [deviceTopic(one, 'command'), deviceTopic(one, 'status')])
      const alerts =
        account.kind === GATEWAY ? alertFilters.filter(one => one.includes(`/${account.site}/`)) : []
      t.same(
        topics.filter(topic => mayPublish(account, topic, find).ok).sort(),
        [...new Set(published)].sort(),
      )
      t.same(
        topics.filter(topic => maySubscribe(account, topic, find).ok).sort(),
        [...new Set([...heard, ...alerts])].sort(),
      )
    },
  )
}
