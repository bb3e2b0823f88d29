import { execFile, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import t from 'tap'
import type { AlertChange } from '../domain/model/alert.ts'
import { mqtt } from '../notify/channels/mqtt.ts'
import { sampleMessage } from '../notify/testing/sample-message.ts'
import { stoppedTime } from '../notify/testing/stopped-time.ts'
import { openDoor, tokenOf } from './testing/fixture.ts'
import { sampleChange } from './testing/sample-change.ts'

const PUB = '/usr/bin/mosquitto_pub'
const SUB = '/usr/bin/mosquitto_sub'
const installed = existsSync(PUB) && existsSync(SUB)
const skip = installed || process.env.CI === 'true' ? false : 'mosquitto-clients is not installed'
const run = promisify(execFile)

const TOPIC = 'community/sunny/smart-bin/bin-1/telemetry'
const changeOf = (id: string): AlertChange => ({
  ...sampleChange,
  alert: { ...sampleChange.alert, id, severity: 'low', peakSeverity: 'low' },
})

const account = (port: number, id: string) => ['-p', String(port), '-u', id, '-P', tokenOf(id)]

t.test('mosquitto_pub without a client id publishes at each QoS', { skip }, async t => {
  const { broker, intake } = await openDoor(t)
  for (const qos of ['0', '1', '2']) {
    const message = ['-t', TOPIC, '-q', qos, '-m', `{"fillPercent":9${qos}}`]
    await run(PUB, [...account(broker.port, 'bin-1'), ...message])
  }
  await intake.came(3)
  t.same(intake.told, [90, 91, 92])
})

t.test('mosquitto_pub with a wrong token, and over MQTT 5, is told so', { skip }, async t => {
  const { broker, intake } = await openDoor(t)
  const message = ['-t', TOPIC, '-m', '{"fillPercent":95}']
  const wrong = run(PUB, ['-p', String(broker.port), '-u', 'bin-1', '-P', 'guess', ...message])
  t.match(await wrong.catch(error => error.stderr), /bad user name or password/i)
  const five = run(PUB, [...account(broker.port, 'bin-1'), '-V', 'mqttv5', ...message])
  t.match(await five.catch(error => error.stderr), /unsupported protocol version/i)
  t.same(intake.inputs, [])
})

t.test('mosquitto_sub with a session hears what happened while it was away, once', { skip }, async t => {
  const { broker } = await openDoor(t)
  const session = [
    ...account(broker.port, 'gw-1'),
    '-i',
    'gw-1',
    '-c',
    '-q',
    '1',
    '-t',
    'community/sunny/alerts/#',
  ]
  await run(SUB, [...session, '-E'])
  await broker.publishAlertChange(changeOf('sunny-1'))
  await broker.publishAlertChange(changeOf('sunny-2'))
  const back = spawn(SUB, [...session, '-C', '3'])
  const lines = on(createInterface(back.stdout), 'line')
  const alert = async () => String((await lines.next()).value).match(/"alert":"([^"]+)"/)?.[1]
  t.same([await alert(), await alert()], ['sunny-1', 'sunny-2'])
  // While it is still there: the one that it leaves upon may come again, as it goes before its acknowledgement is sent.
  await broker.publishAlertChange(changeOf('sunny-3'))
  t.equal(await alert(), 'sunny-3')
})

t.test(
  'mosquitto_sub hears a retained status, and the last will of a device that is killed',
  { skip },
  async t => {
    const { broker, logged } = await openDoor(t)
    const topic = 'community/sunny/smart-bin/bin-gw/status'
    await run(PUB, [...account(broker.port, 'bin-gw'), '-t', topic, '-r', '-q', '2', '-m', '{"online":true}'])
    const will = [
      '--will-topic',
      topic,
      '--will-payload',
      '{"online":false}',
      '--will-qos',
      '1',
      '--will-retain',
    ]
    const device = spawn(SUB, [...account(broker.port, 'bin-gw'), ...will, '-t', topic, '-v'])
    // It hears the retained message: it is connected.
    t.match(String((await once(device.stdout, 'data'))[0]), /\{"online":true\}/)
    const heard = run(SUB, [
      ...account(broker.port, 'gw-1'),
      '-q',
      '1',
      '-t',
      topic,
      '-C',
      '2',
      '-F',
      '%r %q %p',
    ])
    const subscribed = () => logged.filter(({ msg }) => msg === 'mqtt subscribed').length
    while (subscribed() < 2) await new Promise(setImmediate)
    device.kill('SIGKILL')
    t.equal((await heard).stdout, '1 1 {"online":true}\n0 1 {"online":false}\n')
  },
)

t.test('mosquitto_sub of a gateway hears an alert, and of others is refused', { skip }, async t => {
  const { broker, tally, untilLogged } = await openDoor(t)
  const filter = ['-t', 'community/sunny/alerts/#', '-C', '1', '-v']
  const refused = await run(SUB, [...account(broker.port, 'bin-1'), ...filter])
  t.match(refused.stderr, /denied/)
  t.equal(tally.of('subscriptions_refused', 'alerts-not-gateway'), 1)
  const subscribed = untilLogged('mqtt subscribed')
  const heard = run(SUB, [...account(broker.port, 'gw-1'), ...filter])
  await subscribed
  await broker.publishAlertChange(changeOf('sunny-1'))
  t.match((await heard).stdout, /^community\/sunny\/alerts\/low \{"alert":"sunny-1",/)
})

t.test(
  'mosquitto_sub of a light that comes later finds what is to be lit, and hears its end',
  { skip },
  async t => {
    const { broker } = await openDoor(t)
    const channel = mqtt.open({}, stoppedTime(broker.publishNotice))
    const send = (more: Parameters<typeof sampleMessage>[0]) =>
      channel.send(sampleMessage(more), undefined, new AbortController().signal)
    t.match(await send({}), { ok: false }, 'nobody hears of it so far')
    t.match(await send({ alertId: 'sunny-8' }), { ok: false })
    t.same(await send({ alertId: 'sunny-8', isEnded: true, ending: 'over' }), { ok: true })
    const format = ['-t', 'community/sunny/signals/+', '-q', '1', '-F', '%t %r %l']
    const light = spawn(SUB, [...account(broker.port, 'gw-1'), ...format])
    t.teardown(() => light.kill())
    const lines = on(createInterface(light.stdout), 'line')
    const next = async () => String((await lines.next()).value)
    t.match(await next(), /^community\/sunny\/signals\/sunny-7 1 \d\d+$/, 'it is retained; the other is over')
    t.same(await send({ isEnded: true, ending: 'in-hand' }), { ok: true })
    t.equal(await next(), 'community/sunny/signals/sunny-7 0 0', 'nothing is to be lit')
  },
)
