import mqtt from 'mqtt'
import t, { type Test } from 'tap'
import { heldUp } from '../../scripts/testing/held-up.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { stablePort } from '../../scripts/testing/stable-port.ts'
import type { WireAlertFile } from '../api/wire/alert.ts'
import type { WireContacts } from '../api/wire/notice.ts'
import { startSmtp } from '../notify/testing/smtp-counterpart.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'
import { NoticeReceiver } from './notice-receiver.ts'
import { Staff, webhookTo } from './staff.ts'

/** Before the last there is time to answer, on a busy machine too. */
const AFTER_MS = [0, 2_000, 4_000, 10_000] as const
/** What the decision may be late by; what arrives has the whole way out behind it besides. */
const LATE_MS_MAX = 1_000

const plan = {
  match: { rules: ['sos'] },
  steps: (['email', 'webhook', 'mqtt', 'webhook'] as const).map((channel, n) => ({
    afterMs: AFTER_MS[n] ?? 0,
    tell: [{ who: 'person' as const, person: ['li', 'mei', 'chen', 'wang'][n] ?? '' }],
    by: [channel] as ['email' | 'webhook' | 'mqtt'],
  })),
  repeatAfterMs: 3_600_000,
}

t.test('an SOS goes from mail to webhook to the speakers until the link in the mail ends it', async t => {
  const port = await stablePort()
  const url = `http://127.0.0.1:${port}`
  const mail = await startSmtp()
  const room = await NoticeReceiver.open(() => 200)
  const server = await startRealServer({ LINLI_HTTP_PORT: String(port), LINLI_PUBLIC_URL: url })
  t.teardown(() => Promise.all([server.stop(), mail.close(), room.close()]))
  const client = await signIn(server)
  const staff = new Staff(client)
  const gateway = await client.addDevice('gw', 'gateway')
  const [first, second] = [
    await client.addDevice('band-1', 'wristband'),
    await client.addDevice('band-2', 'wristband'),
  ]
  for (const person of ['li', 'mei', 'chen', 'wang']) await staff.add(person, 'manager')
  await staff.channel('mail', { kind: 'email', settings: mail.settings, testTo: mail.address })
  await staff.channel('room', webhookTo(room.url))
  await staff.channel('speakers', { kind: 'mqtt', settings: {} })
  await staff.reach('li', { channel: 'mail', address: mail.address })
  await staff.reach('mei', { channel: 'room' })
  await staff.reach('chen', { channel: 'speakers' })
  await staff.reach('wang', { channel: 'room' })
  await staff.plan('night', plan)
  const speakers = await listen(server.mqttPort, gateway)
  t.teardown(() => speakers.end())

  const press = async (band: string, token: string) => {
    const device = await signInDevice(server, band, token)
    const topic = `community/demo/wristband/${band}/telemetry`
    await device.publishAsync(topic, JSON.stringify({ sos: true }), { qos: 1 })
    await device.endAsync()
    const { body } = await client.call('GET', `/api/alerts?device=${band}`)
    return (body as { alerts: { id: string }[] }).alerts[0]?.id ?? ''
  }
  const heldUpMs = heldUp()
  const alert = await press('band-1', first)
  await speakers.until(alert)
  // Decided before the speakers' step; which of two ways is the shorter on a slow machine is another matter.
  await room.until(() => room.received.length > 0)
  t.same(
    room.received.map(({ alert: about }) => about),
    [alert],
  )

  const letter = mail.received.at(-1) ?? ''
  const link = /http:\/\/127\.0\.0\.1:\d+\/a\/[\w.~-]+/.exec(letter)?.[0] ?? ''
  t.match(await (await fetch(link)).text(), /<button/, 'opening it shows a button')
  t.match(await staff.ask('GET', `/api/alerts/${alert}`), { alert: { handling: 'new' } }, 'and does nothing')
  t.equal((await fetch(link, { method: 'POST' })).status, 200)
  t.equal((await fetch(link, { method: 'POST' })).status, 410, 'it is good for once')
  const { ways } = (await staff.ask('GET', '/api/accounts/li/contacts')) as WireContacts
  t.match(ways, [{ channel: 'mail', verifiedAt: /^20/ }], 'and shows that the address is read')

  // By the time that the other one has been to the last step, the first would have been there long ago.
  const other = await press('band-2', second)
  await room.until(() => room.received.filter(({ alert: about }) => about === other).length === 2)
  const { alert: after, events } = (await staff.ask('GET', `/api/alerts/${alert}`)) as WireAlertFile
  t.match(after, { handling: 'acknowledged' })
  t.equal(events.find(({ type }) => type === 'acknowledged')?.actor, 'li', 'in the name of who was told')
  checkTimes(t, events, LATE_MS_MAX + heldUpMs())
  t.equal(room.received.filter(({ alert: about }) => about === alert).length, 1, 'nothing further was sent')
  t.same(
    (await staff.notices(alert)).map(
      ({ person, state, attempts }) => `${person} ${attempts[0]?.kind} ${state}`,
    ),
    ['li email sent', 'mei webhook sent', 'chen mqtt sent'],
  )
})

function checkTimes(t: Test, events: WireAlertFile['events'], lateMsMax: number): void {
  const raised = Date.parse(events[0]?.at ?? '')
  const told = events.flatMap(({ at, notice }) =>
    notice ? [{ ...notice, afterMs: Date.parse(at) - raised }] : [],
  )
  t.same(
    told.map(({ to, step }) => `${step} ${to}`),
    ['1 li', '2 mei', '3 chen'],
  )
  for (const { step, afterMs } of told) {
    const lateMs = afterMs - (AFTER_MS[step - 1] ?? 0)
    t.ok(lateMs >= 0 && lateMs <= lateMsMax, `step ${step} is ${lateMs} ms late, at the most ${lateMsMax}`)
  }
}

async function listen(mqttPort: number, password: string) {
  const heard: { alert: string }[] = []
  let news: (() => void)[] = []
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${mqttPort}`, {
    ...{ username: 'gw', password, clientId: 'gw-speakers' },
  })
  client.on('message', (_topic, payload) => {
    heard.push(JSON.parse(payload.toString()))
    for (const tell of news.splice(0)) tell()
  })
  await client.subscribeAsync('community/demo/notices/#', { qos: 1 })
  return {
    async until(alert: string) {
      while (!heard.some(one => one.alert === alert)) await new Promise<void>(resolve => news.push(resolve))
    },
    async end() {
      news = []
      await client.endAsync(true)
    },
  }
}
