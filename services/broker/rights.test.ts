import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import { mayPublish, maySubscribe } from './rights.ts'
import { testDevices } from './testing/fixture.ts'

const devices = new Map(testDevices.map(device => [device.id, device]))
const find = (id: string) => devices.get(id)
const account = (id: string) => devices.get(id) as Device

const publishes: [account: string, topic: string, expected: string][] = [
  ['bin-1', 'community/sunny/smart-bin/bin-1/telemetry', 'bin-1 telemetry'],
  ['bin-1', 'community/sunny/smart-bin/bin-1/status', 'bin-1 status'],
  ['gw-1', 'community/sunny/wristband/band-1/telemetry', 'band-1 telemetry'],
  ['gw-1', 'community/sunny/gateway/gw-1/status', 'gw-1 status'],
  ['bin-1', 'community/sunny/smart-bin/bin-10/telemetry', 'not-its-device'],
  ['band-1', 'community/sunny/gateway/gw-1/status', 'not-its-device'],
  ['gw-1', 'community/sunny/smart-bin/bin-1/telemetry', 'not-its-device'],
  ['gw-1', 'community/shady/smart-bin/bin-far/telemetry', 'not-its-device'],
  ['bin-1', 'community/shady/smart-bin/bin-1/telemetry', 'not-its-site'],
  ['gw-1', 'community/shady/wristband/band-1/telemetry', 'not-its-site'],
  ['bin-1', 'community/sunny/wristband/bin-1/telemetry', 'not-its-kind'],
  ['gw-1', 'community/sunny/smart-bin/nobody/telemetry', 'device-unknown'],
  ['bin-1', 'community/sunny/smart-bin/bin-1/command', 'channel-not-published'],
  ['bin-1', 'community/sunny/smart-bin/bin-1/', 'channel-not-published'],
  ['bin-1', 'community/sunny/smart-bin/bin-1', 'topic-malformed'],
  ['bin-1', 'community/sunny/smart-bin/bin-1/telemetry/', 'topic-malformed'],
  ['bin-1', '/community/sunny/smart-bin/bin-1/telemetry', 'topic-malformed'],
  ['bin-1', 'Community/sunny/smart-bin/bin-1/telemetry', 'topic-malformed'],
  ['gw-1', 'community/sunny/alerts/critical', 'topic-malformed'],
  ['gw-1', 'community/sunny/notices/critical', 'topic-malformed'],
  ['gw-1', 'community/sunny/signals/sunny-1', 'topic-malformed'],
  ['bin-1', '', 'topic-malformed'],
  ['bin-1', 'a/'.repeat(30_000), 'topic-malformed'],
  ['bin-1', '$SYS/broker/new/clients', 'topic-reserved'],
  ['bin-1', 'community/sunny/smart-bin/+/telemetry', 'topic-wildcard'],
  ['bin-1', 'community/#', 'topic-wildcard'],
]
for (const [id, topic, expected] of publishes) {
  t.test(`${id} publishing to ${JSON.stringify(topic.slice(0, 60))} is: ${expected}`, async t => {
    const right = mayPublish(account(id), topic, find)
    t.equal(right.ok ? `${right.device.id} ${right.channel}` : right.reason, expected)
  })
}

const subscriptions: [account: string, filter: string, expected: string][] = [
  ['bin-1', 'community/sunny/smart-bin/bin-1/command', 'ok'],
  ['gw-1', 'community/sunny/wristband/band-1/command', 'ok'],
  ['gw-1', 'community/sunny/gateway/gw-1/command', 'ok'],
  ['gw-1', 'community/sunny/alerts/#', 'ok'],
  ['gw-1', 'community/sunny/alerts/+', 'ok'],
  ['gw-1', 'community/sunny/alerts/critical', 'ok'],
  ['gw-1', 'community/sunny/alerts/urgent', 'topic-malformed'],
  ['gw-1', 'community/shady/alerts/#', 'topic-wildcard'],
  ['gw-1', 'community/shady/alerts/critical', 'topic-malformed'],
  ['gw-1', 'community/+/alerts/critical', 'topic-wildcard'],
  ['bin-1', 'community/sunny/alerts/#', 'alerts-not-gateway'],
  ['gw-1', 'community/sunny/notices/#', 'ok'],
  ['gw-1', 'community/sunny/notices/critical', 'ok'],
  ['gw-1', 'community/sunny/notices/urgent', 'topic-malformed'],
  ['gw-1', 'community/shady/notices/critical', 'topic-malformed'],
  ['bin-1', 'community/sunny/notices/low', 'alerts-not-gateway'],
  ['gw-1', 'community/sunny/signals/#', 'ok'],
  ['gw-1', 'community/sunny/signals/+', 'ok'],
  ['gw-1', 'community/sunny/signals/sunny-1', 'ok'],
  ['gw-1', 'community/sunny/signals/', 'topic-malformed'],
  ['gw-1', 'community/sunny/signals/a/b', 'device-unknown'],
  ['gw-1', 'community/shady/signals/+', 'topic-wildcard'],
  ['gw-1', 'community/+/signals/+', 'topic-wildcard'],
  ['bin-1', 'community/sunny/signals/+', 'alerts-not-gateway'],
  ['bin-1', 'community/sunny/alerts/low', 'alerts-not-gateway'],
  ['bin-1', 'community/sunny/smart-bin/bin-10/command', 'not-its-device'],
  ['bin-1', 'community/sunny/smart-bin/bin-1/telemetry', 'channel-not-subscribed'],
  ['bin-1', 'community/sunny/smart-bin/bin-1/+', 'channel-not-subscribed'],
  ['bin-1', 'community/sunny/smart-bin/+/command', 'topic-wildcard'],
  ['gw-1', 'community/sunny/+/+/command', 'topic-wildcard'],
  ['gw-1', '#', 'topic-wildcard'],
  ['gw-1', '$SYS/#', 'topic-reserved'],
  ['gw-1', '$share/all/community/sunny/alerts/#', 'topic-reserved'],
]
for (const [id, filter, expected] of subscriptions) {
  t.test(`${id} subscribing to ${filter} is: ${expected}`, async t => {
    const right = maySubscribe(account(id), filter, find)
    t.equal(right.ok ? 'ok' : right.reason, expected)
  })
}

t.test('a device that loses its gateway is no longer spoken for by it', async t => {
  const { gateway: _gone, ...alone } = account('band-1')
  const topic = 'community/sunny/wristband/band-1/telemetry'
  const right = mayPublish(account('gw-1'), topic, () => alone)
  t.same(right, { ok: false, reason: 'not-its-device' })
})
