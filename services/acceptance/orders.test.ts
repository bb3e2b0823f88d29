import mqtt, { type MqttClient } from 'mqtt'
import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { stablePort } from '../../scripts/testing/stable-port.ts'
import type { WireAlertFile } from '../api/wire/alert.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { openTemporaryStorage, temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'
import { signInDevice } from './device.ts'

const password = 'a-password-for-orders'
const topic = (channel: string) => `community/demo/ev-charger/ch-1/${channel}`

/** A server in a folder. */
async function begin(t: Test, folder: string, more: Readonly<Record<string, string>> = {}) {
  const settings = { LINLI_DATA: folder, LINLI_ADMIN_PASSWORD: password, LINLI_HTTP_PORT: '0' }
  const server = startServerProcess({ settings: { ...settings, LINLI_MQTT_PORT: '0', ...more } })
  const kill = async () => {
    server.child.kill('SIGKILL')
    await server.ended
  }
  t.teardown(kill)
  const ports = await server.ready
  return { ...ports, kill, client: await signIn({ ...ports, password }) }
}

async function askForCutOff(client: Client): Promise<void> {
  const asked = { overrides: [{ scope: { site: 'demo' }, order: 'cut-off' }] }
  const put = (more: object) => client.call('PUT', '/api/rules/charger-smoke', { ...asked, ...more })
  const unmeant = (await put({})).body as { code: string }
  if (unmeant.code !== 'RULE_NEEDS_CONFIRMATION') throw new Error(JSON.stringify(unmeant))
  await put({ confirm: ['gives-order'] })
}

/** A charger that does what it is told, and remembers it. */
async function chargerAt(mqttPort: number, token: string) {
  const client: MqttClient = await signInDevice({ mqttPort }, 'ch-1', token)
  const told: string[] = []
  client.on('message', (_topic, payload) => {
    const { id, name } = JSON.parse(String(payload)) as { id: string; name: string }
    told.push(name)
    client.publish(topic('reply'), JSON.stringify({ id, ok: true, said: 'relay open' }), { qos: 1 })
  })
  return { client, told, listen: () => client.subscribeAsync(topic('command'), { qos: 1 }) }
}

const smokes = (client: MqttClient) => client.publishAsync(topic('telemetry'), '{"smoke":true}', { qos: 1 })

async function alertOf(client: Client): Promise<string> {
  const listed = async () => (await client.call('GET', '/api/alerts')).body as { alerts: { id: string }[] }
  const { alerts } = await askUntil(listed, ({ alerts }) => alerts.length > 0)
  return alerts[0]?.id ?? ''
}

/** Resolves with what the alert's history says of orders, once it says as much. */
function notesOf(client: Client, alert: string, count: number): Promise<string[]> {
  const notes = async () => {
    const { events } = (await client.call('GET', `/api/alerts/${alert}`)).body as WireAlertFile
    return events.filter(({ type }) => type === 'commented').map(({ note }) => note ?? '')
  }
  return askUntil(notes, ({ length }) => length >= count)
}

const ordersOf = async (client: Client): Promise<WireOrder[]> =>
  ((await client.call('GET', '/api/devices/ch-1/orders')).body as { orders: WireOrder[] }).orders

t.test('smoke cuts the charger off by itself, and the alert says so', async t => {
  const { client, mqttPort } = await begin(t, temporaryFolder())
  const charger = await chargerAt(mqttPort, await client.addDevice('ch-1', 'ev-charger'))
  t.teardown(() => charger.client.end(true))
  await askForCutOff(client)
  await charger.listen()
  await smokes(charger.client)
  const notes = await notesOf(client, await alertOf(client), 2)
  t.match(notes, [/规则自动下达指令“断电” · The rule orders “Cut off”/, /已执行.* done — relay open/])
  t.same(charger.told, ['cut-off'])
  t.match(await ordersOf(client), [{ name: 'cut-off', by: 'system', state: 'done', said: 'relay open' }])
})

t.test('killed between smoke and order, it orders once, and the alert says each thing once', async t => {
  const folder = temporaryFolder()
  const first = await begin(t, folder)
  const token = await first.client.addDevice('ch-1', 'ev-charger')
  await askForCutOff(first.client)
  // It does not listen: the order is given, and waits.
  const deaf = await chargerAt(first.mqttPort, token)
  await smokes(deaf.client)
  deaf.client.end(true)
  await first.kill()

  const second = await begin(t, folder)
  const alert = await alertOf(second.client)
  t.equal((await notesOf(second.client, alert, 1)).length, 1)
  await second.kill()

  const third = await begin(t, folder)
  const charger = await chargerAt(third.mqttPort, token)
  t.teardown(() => charger.client.end(true))
  await charger.listen()
  t.equal((await notesOf(third.client, alert, 2)).length, 2)
  t.same(charger.told, ['cut-off'])
  t.equal((await ordersOf(third.client)).length, 1)
})

t.test('a person’s order that nobody answers ends in the history of its alert', async t => {
  const { client, mqttPort } = await begin(t, temporaryFolder())
  const charger = await chargerAt(mqttPort, await client.addDevice('ch-1', 'ev-charger'))
  t.teardown(() => charger.client.end(true))
  await smokes(charger.client)
  const alert = await alertOf(client)
  const { body } = await client.call('POST', '/api/devices/ch-1/orders', {
    name: 'cut-off',
    confirm: true,
    reason: 'smoke seen',
    alert,
  })
  await client.call('DELETE', `/api/devices/ch-1/orders/${(body as WireOrder).id}`)
  t.match(await notesOf(client, alert, 2), [/Ordered “Cut off” — smoke seen/, /taken back/])
})

t.test('what a device says in the first moment after a restart is heard by whoever ordered it', async t => {
  const folder = temporaryFolder()
  const settings = { LINLI_MQTT_PORT: String(await stablePort()) }
  const first = await begin(t, folder, settings)
  const token = await first.client.addDevice('ch-1', 'ev-charger')
  const signedIn = { username: 'ch-1', password: token, clientId: 'ch-1', reconnectPeriod: 1 }
  const charger = mqtt.connect(`mqtt://127.0.0.1:${first.mqttPort}`, signedIn)
  t.teardown(() => charger.end(true))
  charger.on('error', () => {})
  await charger.subscribeAsync(topic('command'), { qos: 1 })
  const told = new Promise(resolve => charger.once('message', resolve))
  const given = await first.client.call('POST', '/api/devices/ch-1/orders', { name: 'reset', confirm: true })
  const { id } = given.body as WireOrder
  await told
  await first.kill()
  await leaveOpen(folder, 300)

  const answered = charger.publishAsync(topic('reply'), JSON.stringify({ id, ok: true }), { qos: 1 })
  const { client } = await begin(t, folder, settings)
  await answered
  t.match(await ordersOf(client), [{ id, state: 'timed-out', late: { ok: true } }])
})

/** Orders that the next server ends one by one before it hears of any: a moment, in which nobody may be let in. */
async function leaveOpen(folder: string, count: number): Promise<void> {
  const { orders, close } = await openTemporaryStorage({ folder })
  const at = Date.now()
  const order = {
    device: 'gone',
    site: 'demo',
    name: 'reset',
    parameters: {},
    by: 'admin',
    at,
    expiresAt: at,
  }
  for (let n = 0; n < count; n++) await orders.addOrder({ ...order, id: `left-${n}`, state: 'sent' })
  await close()
}
