import { setImmediate } from 'node:timers/promises'
import sparkplugPayload from 'sparkplug-payload'
import t from 'tap'
import { formatNamed } from '../decode/formats/formats.ts'
import type { Heard, SettingValues } from '../decode/source.ts'
import { AwaitedAnswers } from './awaited-answers.ts'
import { type Came, CLOCK_BEHIND_MS_MAX } from './told.ts'

const SENT = Date.UTC(2026, 10, 23, 2)
const HEARD = SENT + 4_000
const S = SENT / 1_000
const BEHIND = CLOCK_BEHIND_MS_MAX
const device = 'x-1'

/** Whether the order that was sent at `SENT` is done by these messages, heard at `HEARD`. */
async function isDoneBy(
  format: string,
  settings: SettingValues,
  expects: object,
  messages: readonly Sent[],
  came: Came = { retained: false },
) {
  const read = formatNamed(format)?.open(settings, { payloadBytesMax: 10_000 })
  const awaited = new AwaitedAnswers()
  let isDone = false
  const answer = awaited.expect(device, { id: 'o-1', sentAt: SENT }, { ...expects }, undefined)
  const seen = answer.then(({ ok }) => {
    isDone = ok
  })
  for (const [topic, body] of messages) {
    const payload = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body))
    const decoded = read?.({ topic, payload, retained: false })
    if (decoded?.ok !== true) throw new Error(decoded?.reason)
    for (const heard of decoded.heard) awaited.heard(device, heard, { ...came, all: decoded.heard }, HEARD)
  }
  await Promise.race([seen, setImmediate()])
  return isDone
}

type Sent = readonly [topic: string, body: unknown]
type Case = readonly [told: string, body: unknown, isDone: boolean]

t.test('SenML: what was so before the order is no answer, and the newest of a pack decides', async t => {
  const off = { n: 'relay', vb: false }
  const on = { n: 'relay', vb: true }
  const cases: readonly Case[] = [
    ['without a time', [{ bn: 'ch-1/', ...off }], true],
    [
      'off an hour ago, on now',
      [
        { bn: 'ch-1/', bt: S - 3_600, ...off },
        { ...on, t: 3_600 },
      ],
      false,
    ],
    ['off an hour ago', [{ bn: 'ch-1/', bt: S - 3_600, ...off }], false],
    ['off an hour before it was sent', [{ bn: 'ch-1/', ...off, t: -3_600 }], false],
    ['off three seconds before it was sent', [{ bn: 'ch-1/', ...off, t: -3 }], true],
    [
      'on an hour ago, off now',
      [
        { bn: 'ch-1/', bt: S + 1, ...off },
        { ...on, t: -3_600 },
      ],
      true,
    ],
    [
      'off, and on a second later',
      [
        { bn: 'ch-1/', bt: S + 1, ...off },
        { ...on, t: 1 },
      ],
      false,
    ],
    ['at the edge of its clock', [{ bn: 'ch-1/', bt: (SENT - BEHIND) / 1_000, ...off }], true],
    ['beyond it', [{ bn: 'ch-1/', bt: (SENT - BEHIND - 1) / 1_000, ...off }], false],
    [
      'another one is on',
      [
        { bn: 'ch-1/', bt: S, ...off },
        { bn: 'ch-2/', ...on, t: 1 },
      ],
      true,
    ],
  ]
  for (const [told, body, isDone] of cases)
    t.equal(await isDoneBy('senml', {}, { relay: false }, [['senml/gw', body]]), isDone, told)
})

t.test('Zigbee2MQTT: a state that was last seen before the order is no answer', async t => {
  const cases: readonly Case[] = [
    ['no last_seen', { state: 'OFF' }, true],
    ['since', { state: 'OFF', last_seen: new Date(SENT + 500).toISOString() }, true],
    ['an hour before', { state: 'OFF', last_seen: new Date(SENT - 3_600_000).toISOString() }, false],
    ['an hour before, in milliseconds', { state: 'OFF', last_seen: SENT - 3_600_000 }, false],
    ['at the edge of its clock', { state: 'OFF', last_seen: SENT - BEHIND }, true],
    ['beyond it', { state: 'OFF', last_seen: SENT - BEHIND - 1 }, false],
  ]
  for (const [told, body, isDone] of cases)
    t.equal(await isDoneBy('zigbee2mqtt', {}, { state: 'OFF' }, [['zigbee2mqtt/x', body]]), isDone, told)
})

t.test('Sparkplug: what is historical answers by its own time alone', async t => {
  const encoder = sparkplugPayload.get('spBv1.0')
  const relay = (value: boolean, more: object = {}) => ({ name: 'relay', type: 'Boolean', value, ...more })
  const past = (timestamp: number) => ({ isHistorical: true, timestamp })
  const cases: readonly Case[] = [
    ['as its message', [relay(false)], true],
    ['an hour ago', [relay(false, past(SENT - 3_600_000))], false],
    ['an hour ago, and on now', [relay(false, past(SENT - 3_600_000)), relay(true)], false],
    ['since, and on now', [relay(false, past(SENT + 1)), relay(true)], false],
    ['since', [relay(false, past(SENT + 1))], true],
    ['on an hour ago, off now', [relay(true, past(SENT - 3_600_000)), relay(false)], true],
    ['at some time before', [relay(false, { isHistorical: true })], false],
  ]
  for (const [told, metrics, isDone] of cases) {
    const body = encoder?.encodePayload({ timestamp: HEARD, seq: 1, metrics } as never)
    t.equal(
      await isDoneBy('sparkplug-b', {}, { relay: false }, [['spBv1.0/g/DDATA/e/x', body]]),
      isDone,
      told,
    )
  }
  const late = encoder?.encodePayload({ timestamp: SENT - 60_000, seq: 1, metrics: [relay(false)] } as never)
  t.notOk(await isDoneBy('sparkplug-b', {}, { relay: false }, [['spBv1.0/g/DDATA/e/x', late]]))
})

t.test('Home Assistant: its states have no time, and are of now', async t => {
  const config = { cmd_t: 'h/x/set', stat_t: 'h/x', dev: { ids: ['x'] } }
  const sent: Sent = ['homeassistant/switch/x/relay/config', config]
  t.ok(await isDoneBy('home-assistant', {}, { relay: 'off' }, [sent, ['h/x', Buffer.from('OFF')]]))
  t.notOk(await isDoneBy('home-assistant', {}, { relay: 'off' }, [sent, ['h/x', Buffer.from('ON')]]))
})

t.test('what was kept, is sent again or waited answers an order by its own time alone', async t => {
  const expects = { state: 'OFF' }
  const says = (more: object) => [['zigbee2mqtt/x', { ...expects, ...more }]] as const
  const since = { last_seen: new Date(SENT + 500).toISOString() }
  for (const [came, byTime] of [
    [{ retained: false, again: true }, true],
    [{ retained: false, waited: true }, true],
    [{ retained: true }, false],
  ] as const) {
    const told = JSON.stringify(came)
    t.notOk(await isDoneBy('zigbee2mqtt', {}, expects, says({}), came), told)
    t.equal(await isDoneBy('zigbee2mqtt', {}, expects, says(since), came), byTime, `${told}, with a time`)
  }
  const config: Sent = [
    'homeassistant/switch/x/relay/config',
    { cmd_t: 'x/set', stat_t: 'x', dev: { ids: ['x'] } },
  ]
  const off: Sent = ['x', Buffer.from('OFF')]
  t.notOk(
    await isDoneBy('home-assistant', {}, { relay: 'off' }, [config, off], { retained: false, waited: true }),
  )
})

t.test('an answer that names no order is to the one under way, unless it was said before', async t => {
  const said: Heard = { what: 'event', event: 'ack', address: 'x', answer: { became: 'done' } }
  const named: Heard = { ...said, answer: { became: 'done', order: 'o-1' } }
  for (const [heard, came, isDone] of [
    [said, { retained: false }, true],
    [said, { retained: false, again: true }, false],
    [said, { retained: false, waited: true }, false],
    [named, { retained: false, waited: true }, true],
  ] as const) {
    const awaited = new AwaitedAnswers()
    const answer = awaited.expect(device, { id: 'o-1', sentAt: SENT }, undefined, undefined)
    awaited.heard(device, heard, { ...came, all: [heard] }, HEARD)
    const ended = await Promise.race([answer.then(({ ok }) => ok), setImmediate(false)])
    t.equal(ended, isDone, JSON.stringify({ heard, came }))
  }
})
