import t, { type Test } from 'tap'
import { needs } from '../../../scripts/testing/system-program.ts'
import { HOUR, MINUTE, SECOND } from '../../domain/model/time.ts'
import type { Settings } from '../channel.ts'
import { channelContract } from '../testing/contract.ts'
import { startHttpCounterpart } from '../testing/http-counterpart.ts'
import { startPrometheusAlertmanager } from '../testing/prometheus-alertmanager.ts'
import { channelOf, happened, notified, sosOf, startRig, until } from '../testing/rig.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { startSilentAlertmanager } from '../testing/silent-alertmanager.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { alertmanager } from './alertmanager.ts'

channelContract(alertmanager, startSilentAlertmanager)

async function real(t: Test, now = Date.now()) {
  const server = await startPrometheusAlertmanager()
  t.teardown(() => server.stop())
  const channel = alertmanager.open(
    { url: `${server.url}/`, allowPrivateNetwork: true },
    stoppedTime(undefined, now),
  )
  const send = (more: Parameters<typeof sampleMessage>[0]) =>
    channel.send(
      sampleMessage({ raisedAt: now - 60_000, at: now, ...more }),
      undefined,
      new AbortController().signal,
    )
  return { ...server, send, now }
}

t.test(
  'a real Alertmanager holds the alert with its words until it ended',
  needs('prometheus-alertmanager'),
  async t => {
    const { send, alerts, now } = await real(t)
    t.same(await send({}), { ok: true })
    const [held, ...others] = await alerts()
    t.same(others, [])
    t.match(held, {
      labels: { alertname: 'sos', alert: 'sunny-7', severity: 'critical', site: 'sunny', zone: 'b3-u2' },
      annotations: { summary: 'Critical: help needed, Building 3, Unit 2', link: /one-time$/ },
    })
    t.equal(Date.parse(held?.endsAt ?? ''), now + 24 * HOUR)
    t.same(await send({}), { ok: true }, 'a second copy')
    t.equal((await alerts()).length, 1, 'shows as one')
    t.same(await send({ isEnded: true }), { ok: true })
    t.same(await alerts(), [])
  },
)

t.test(
  'a real Alertmanager holds an alert that climbed once, and nothing after its end',
  needs('prometheus-alertmanager'),
  async t => {
    const { send, alerts } = await real(t)
    await send({ severity: 'high' })
    await send({ severity: 'critical' })
    t.same(
      (await alerts()).map(({ labels }) => labels.severity),
      ['critical'],
    )
    await send({ severity: 'high', isEnded: true })
    t.same(await alerts(), [], 'also where the end says another severity')
  },
)

t.test(
  'a real Alertmanager holds nothing after the end of what has another place or another rule by then',
  needs('prometheus-alertmanager'),
  async t => {
    const { send, alerts } = await real(t)
    await send({})
    await send({ zone: 'b4' })
    t.same(
      (await alerts()).map(({ labels }) => labels.zone),
      ['b4'],
    )
    await send({ rule: undefined as never, zone: 'b5', isEnded: true, ending: 'in-hand' })
    t.same(await alerts(), [])
  },
)

t.test('what it holds is told it again well before it ends by itself, and before long', t => {
  const renewed = (holdHours: number) =>
    alertmanager.open(
      { url: 'http://alertmanager:9093', allowPrivateNetwork: true, holdHours },
      stoppedTime(),
    ).renewAfterMs
  t.equal(renewed(24), 5 * MINUTE)
  t.equal(renewed(0.1), 2 * MINUTE)
  t.end()
})

t.test(
  'a real Alertmanager holds an alert for longer than it was told to, for it is told again, until its end',
  needs('prometheus-alertmanager'),
  async t => {
    const server = await startPrometheusAlertmanager()
    const rig = await startRig(t, { kinds: [alertmanager], isReal: true })
    t.teardown(async () => {
      await rig.close()
      await server.stop()
    })
    const settings = { url: server.url, allowPrivateNetwork: true, holdHours: (1.5 * SECOND) / HOUR }
    await rig.storage.contacts.saveChannel({ ...channelOf('am', 'alertmanager', ''), settings }, {})
    const ways = [{ channel: 'am', address: null, verifiedAt: null, goneAt: null }]
    await rig.storage.contacts.saveContacts('ops', { quietHours: null, ways })
    await rig.channels.load()
    await rig.notifier.start()
    const alert = sosOf('a-1')
    await rig.commit(notified(alert, 2, { to: 'ops' }))
    await until(async () => (await server.alerts()).length > 0)
    const firstEnd = Date.parse((await server.alerts())[0]?.endsAt ?? '')
    await until(async () => {
      const held = await server.alerts()
      return held.length !== 1 || Date.now() > firstEnd + SECOND
    })
    t.equal((await server.alerts()).length, 1, 'it did not end by itself')
    await rig.commit(happened(alert, 3, 'acknowledged'))
    await until(async () => (await server.alerts()).length === 0)
    await until(() => rig.tally.of('notice_ends', 'alertmanager delivered') === 1)
  },
)

t.test(
  'a real Alertmanager takes a zone in Chinese and an alert without a rule',
  needs('prometheus-alertmanager'),
  async t => {
    const { send, alerts } = await real(t)
    t.same(await send({ rule: undefined as never, zone: '三号楼', title: '有佩戴者需要关注' }), { ok: true })
    t.match(await alerts(), [
      {
        labels: { alertname: 'wearer-needs-attention', zone: '三号楼' },
        annotations: { summary: '有佩戴者需要关注' },
      },
    ])
  },
)

t.test('what is no Alertmanager is said to be none', async t => {
  const counterpart = await startHttpCounterpart({ settings: url => ({ url, allowPrivateNetwork: true }) })
  t.teardown(() => counterpart.close())
  const channel = alertmanager.open(counterpart.settings, stoppedTime())
  const sent = await channel.send(sampleMessage(), undefined, new AbortController().signal)
  t.match(sent, { ok: false, reason: 'no Alertmanager there', isWorthRetrying: false })
})

t.test('settings that contradict each other are refused with the key', async t => {
  const url = 'http://alertmanager:9093'
  const table: readonly (readonly [Settings, string])[] = [
    [{ url }, 'url'],
    [{ url, allowPrivateNetwork: true, username: 'somebody' }, 'password'],
    [{ url, allowPrivateNetwork: true, username: 'a', password: 'b', bearerToken: 'c' }, 'bearerToken'],
    [{ url: 'http://user:word@alertmanager', allowPrivateNetwork: true }, 'url'],
  ]
  for (const [settings, key] of table) {
    t.same(
      alertmanager.settings.safeParse(settings).error?.issues.map(({ path }) => path.join('.')),
      [key],
    )
  }
})
