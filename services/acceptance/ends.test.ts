import mqtt from 'mqtt'
import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { heldUp } from '../../scripts/testing/held-up.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { stablePort } from '../../scripts/testing/stable-port.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireNotice } from '../api/wire/notice.ts'
import { startPrometheusAlertmanager } from '../notify/testing/prometheus-alertmanager.ts'
import { browser, startPushService } from '../notify/testing/push-service.ts'
import { startSmtp } from '../notify/testing/smtp-counterpart.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { Staff } from './staff.ts'

const QUIET_MS_MAX = 1_000
const password = 'a-password-for-the-lights'

/** A site where everybody is told at once, each by a way of their own, and a person whom the mail reaches can take it. */
async function site(t: Test) {
  const [alertmanager, phone, mail, httpPort] = await Promise.all([
    startPrometheusAlertmanager(),
    startPushService(),
    startSmtp(),
    stablePort(),
  ])
  const settings = {
    ...{ LINLI_DATA: temporaryFolder(), LINLI_ADMIN_PASSWORD: password, LINLI_MQTT_PORT: '0' },
    ...{ LINLI_HTTP_PORT: String(httpPort), LINLI_PUBLIC_URL: `http://127.0.0.1:${httpPort}` },
  }
  let server = startServerProcess({ settings })
  t.teardown(async () => {
    server.child.kill('SIGKILL')
    await Promise.all([server.ended, alertmanager.stop(), phone.close(), mail.close()])
  })
  let ports = await server.ready
  const client = await signIn({ ...ports, password })
  const staff = new Staff(client)
  const [gateway, band] = [
    await client.addDevice('gw', 'gateway'),
    await client.addDevice('band-1', 'wristband'),
  ]
  const { settings: pushSettings, address = '' } = phone
  const amSettings = { url: alertmanager.url, allowPrivateNetwork: true }
  await staff.channel('mail', { kind: 'email', settings: mail.settings, testTo: mail.address })
  await staff.channel('phones', { kind: 'push', settings: pushSettings, testTo: address })
  await staff.channel('lights', { kind: 'mqtt', settings: {} })
  await staff.channel('am', { kind: 'alertmanager', settings: amSettings })
  const people = {
    li: ['mail', mail.address],
    mei: ['phones', address],
    chen: ['lights'],
    wang: ['am'],
  } as const
  for (const [person, [channel, to]] of Object.entries(people)) {
    await staff.add(person, 'manager')
    await staff.reach(person, { channel, ...(to !== undefined && { address: to }) })
  }
  await staff.plan('all', {
    match: { rules: ['sos'] },
    steps: [{ afterMs: 0, tell: Object.keys(people).map(person => ({ who: 'person' as const, person })) }],
    repeatAfterMs: 3_600_000,
  })
  return {
    ...{ alertmanager, phone, mail, staff, gateway },
    ports: () => ports,
    async press() {
      const device = await signInDevice(ports, 'band-1', band)
      await device.publishAsync('community/demo/wristband/band-1/telemetry', '{"sos":true}', { qos: 1 })
      await device.endAsync()
      const { body } = await client.call('GET', '/api/alerts?device=band-1')
      return (body as { alerts: { id: string }[] }).alerts[0]?.id ?? ''
    },
    /** As when the power goes. */
    async kill() {
      server.child.kill('SIGKILL')
      await server.ended
    },
    async startAgain() {
      server = startServerProcess({ settings })
      ports = await server.ready
    },
  }
}

t.test(
  'an SOS that is taken by the link is off the lights, the phone and the Alertmanager within a second',
  needs('prometheus-alertmanager'),
  async t => {
    const { alertmanager, phone, mail, staff, gateway, ports, press } = await site(t)
    const lights = await watch(t, ports().mqttPort, gateway)
    const alert = await press()
    await lights.until(lit => lit.has(alert))
    await askUntil(async () => (await alertmanager.alerts()).length === 1)
    await askUntil(() => shownOf(phone, alert).length === 1)
    await askUntil(() => mail.received.some(letter => LINK.test(letter)))
    t.match(shownOf(phone, alert), [{ ended: false, lifeSafety: true }])

    const link = mail.received.map(letter => LINK.exec(letter)?.[0]).find(found => found !== undefined) ?? ''
    const heldUpMs = heldUp()
    const takenAt = performance.now()
    const sinceMs = () => Math.round(performance.now() - takenAt)
    const [answer, ...quietMs] = await Promise.all([
      fetch(link, { method: 'POST' }),
      lights.until(lit => !lit.has(alert)).then(sinceMs),
      askUntil(async () => (await alertmanager.alerts()).length === 0).then(sinceMs),
      askUntil(() => shownOf(phone, alert).length === 2).then(sinceMs),
    ])
    t.equal(answer.status, 200)
    t.comment(`after so many ms: lights ${quietMs[0]}, Alertmanager ${quietMs[1]}, phone ${quietMs[2]}`)
    const limitMs = QUIET_MS_MAX + heldUpMs()
    for (const ms of quietMs) t.ok(ms <= limitMs, `${ms} ms, at the most ${limitMs}`)
    const shown = shownOf(phone, alert)
    t.match(shown[1], { ended: true, ending: 'in-hand', tag: alert, title: /^处理中：需要帮助/ })
    t.equal(shown[1]?.notice, shown[0]?.notice)

    await askUntil(async () =>
      (await staff.notices(alert)).every(({ screens }) => screens.every(({ endedAt }) => endedAt)),
    )
    const ends = (await staff.notices(alert)).flatMap(({ person, screens }) =>
      screens.map(
        ({ kind, ending, outcome, attempts }) => `${person} ${kind} ${ending} ${outcome} ${attempts}`,
      ),
    )
    t.same(ends.sort(), [
      'chen mqtt in-hand delivered 1',
      'mei push in-hand delivered 1',
      'wang alertmanager in-hand delivered 1',
    ])
  },
)

t.test(
  'killed between the acknowledgement and what would tell of it, the server tells it when it is up again',
  needs('prometheus-alertmanager'),
  async t => {
    const { alertmanager, staff, gateway, ports, press, kill, startAgain } = await site(t)
    const alert = await press()
    // Nobody is there to see the lights.
    const isTold = ({ state }: WireNotice) => state === 'sent'
    await askUntil(async () => (await staff.notices(alert)).filter(isTold).length === 3)
    t.equal((await alertmanager.alerts()).length, 1)
    alertmanager.freeze()
    await staff.ask('POST', `/api/alerts/${alert}/acknowledge`, {})
    const screen = async () =>
      (await staff.notices(alert))
        .flatMap(({ screens }) => screens)
        .find(({ kind }) => kind === 'alertmanager')
    await askUntil(async () => (await screen())?.attempts === 1)
    t.match(await screen(), { ending: 'in-hand', endedAt: null })
    await kill()
    alertmanager.thaw()
    t.equal((await alertmanager.alerts()).length, 1, 'it knows nothing of that')
    await startAgain()
    await askUntil(async () => (await alertmanager.alerts()).length === 0)
    const lights = await watch(t, ports().mqttPort, gateway)
    t.same([...lights.lit.keys()], [], 'nothing is lit')
  },
)

const LINK = /http:\/\/127\.0\.0\.1:\d+\/a\/[\w.~-]+/

/** What the phone was told of it, decrypted. */
const shownOf = ({ asked }: Awaited<ReturnType<typeof startPushService>>, alert: string) =>
  asked
    .map(({ body }) => JSON.parse(browser.decrypt(body).toString()) as Record<string, unknown>)
    .filter(payload => payload.alert === alert)

/** The lights on site: what is retained for them when they come, and what changes. */
async function watch(t: Test, mqttPort: number, password: string) {
  const lit = new Map<string, unknown>()
  const news: (() => void)[] = []
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, {
    ...{ username: 'gw', password, clientId: 'gw-lights' },
  })
  t.teardown(() => client.endAsync(true))
  // What is retained comes first, so whoever hears the echo of their own word has heard all of it.
  const echo = 'community/demo/gateway/gw/status'
  const isHeard = new Promise<void>(resolve =>
    client.on('message', topic => void (topic === echo && resolve())),
  )
  client.on('message', (topic, payload) => {
    const alert = topic.split('/').at(-1) ?? ''
    if (topic === echo) return
    if (payload.length === 0) lit.delete(alert)
    else lit.set(alert, JSON.parse(payload.toString()))
    for (const tell of news.splice(0)) tell()
  })
  await client.subscribeAsync(['community/demo/signals/+', echo], { qos: 1 })
  await client.publishAsync(echo, '{"online":true}', { qos: 1 })
  await isHeard
  return {
    lit,
    async until(isSo: (lit: ReadonlyMap<string, unknown>) => boolean) {
      while (!isSo(lit)) await new Promise<void>(resolve => news.push(resolve))
    },
  }
}
