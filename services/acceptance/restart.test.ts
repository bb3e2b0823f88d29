import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'

/** Long enough to stop and start a server within, short enough to wait for. */
const LOW_AFTER_MS = 6_000

t.test('an open alert and a half-elapsed timer stand as they stood after a restart', async t => {
  const folder = temporaryFolder()
  const password = 'a-password-for-the-restart'
  // Where the start takes longer than the timer, the devices are waited for, half a minute by default.
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password, LINLI_GRACE_SECONDS: '3' }

  const first = await startRealServer(settings)
  const before = await signIn({ ...first, password })
  const token = await before.addDevice('lane', 'fire-lane-camera')
  await before.call('PUT', '/api/rules/fire-lane-blocked', {
    overrides: [{ scope: {}, settings: { lowForMs: LOW_AFTER_MS } }],
  })
  const feed = await before.feed()
  const device = await signInDevice(first, 'lane', token)
  const ts = Date.now()
  await device.publishAsync(
    'community/demo/fire-lane-camera/lane/telemetry',
    JSON.stringify({ ts, vehicleCount: 1, tampered: true }),
    { qos: 1 },
  )
  await feed.until(({ alert }) => alert.rule === 'camera-tampered')
  const cursor = feed.cursor
  const seen = feed.events.length
  feed.close()
  await device.endAsync()
  t.equal(await first.stop(), 0)

  const second = await startRealServer(settings)
  t.teardown(() => second.stop())
  const after = await signIn({ ...second, password })
  const open = (await after.call('GET', '/api/alerts?condition=active')).body
  const { alerts } = open as { alerts: { rule: string }[] }
  t.match(
    alerts.filter(({ rule }) => rule === 'camera-tampered'),
    [{ handling: 'new' }],
  )

  const resumed = await after.feed(cursor)
  t.teardown(() => resumed.close())
  const fired = await resumed.until(({ alert }) => alert.rule === 'fire-lane-blocked')
  t.equal(Date.parse(fired.alert.raisedAt), ts + LOW_AFTER_MS, 'at its original time')
  t.equal(seen, 1)
  t.same(
    resumed.events.map(({ alert, event }) => `${event.type} ${alert.rule}`),
    ['raised fire-lane-blocked'],
    'no event is repeated after the cursor',
  )
})
