import t from 'tap'
import type { Encoded, OrderToSay, SaidOrder } from '../orders.ts'
import type { Heard, SettingValues } from '../source.ts'
import { formatNamed } from './formats.ts'

const EUI = '24e124abcdef0001'
const order = (address: string, name = 'restart'): OrderToSay => ({
  ...{ id: 'o-1', address, name, parameters: {}, at: 0 },
})
const bytes: Encoded = { ok: true, bytes: Buffer.from('ff10ff', 'hex'), port: 85 }
const off: Encoded = { ok: true, fields: { state: 'OFF' } }
const unknown: Encoded = { ok: false, reason: 'order-not-known-to-model' }

function opened(format: string, settings: SettingValues = {}) {
  const read = formatNamed(format)?.open(settings, { payloadBytesMax: 10_000 })
  if (read?.orders === undefined) throw new Error(`${format} says no orders`)
  const hear = (topic: string, body: unknown): readonly Heard[] => {
    const decoded = read({ topic, payload: Buffer.from(JSON.stringify(body)), retained: false })
    return decoded.ok ? decoded.heard : []
  }
  const answer = (topic: string, body: unknown) => hear(topic, body).find(each => each.answer)?.answer
  return { hear, answer, orders: read.orders }
}

const bodyOf = (said: SaidOrder) => (said.ok ? JSON.parse(String(said.payload)) : said.reason)

t.test('ChirpStack is told where its own messages came from, or where somebody set it', async t => {
  const { orders, hear } = opened('chirpstack')
  t.equal(orders.topicOf(EUI), undefined, 'nobody knows of it yet')
  hear(`site/application/9/device/${EUI}/event/up`, { deviceInfo: { devEui: EUI } })
  t.equal(orders.topicOf(EUI), `site/application/9/device/${EUI}/command/down`)
  t.equal(
    opened('chirpstack', { application: '7' }).orders.topicOf(EUI),
    `application/7/device/${EUI}/command/down`,
  )
  t.same(bodyOf(orders.say(order(EUI), bytes)), {
    ...{ id: 'o-1', devEui: EUI, confirmed: true, fPort: 85, data: '/xD/' },
  })
  t.equal(bodyOf(orders.say(order(EUI), off)), 'order-needs-bytes')
  t.equal(bodyOf(orders.say(order(EUI), unknown)), 'order-not-known-to-model')
})

t.test('ChirpStack answers with what the device confirmed, and with what it gave up', async t => {
  const { answer } = opened('chirpstack')
  const deviceInfo = { devEui: EUI }
  const topic = (event: string) => `application/7/device/${EUI}/event/${event}`
  const log = (code: string) => ({ deviceInfo, level: 'ERROR', code, context: { queue_item_id: 'o-1' } })
  const said: [event: string, body: object, becomes: unknown][] = [
    ['ack', { deviceInfo, queueItemId: 'o-1', acknowledged: true }, { order: 'o-1', became: 'done' }],
    [
      'ack',
      { deviceInfo, queueItemId: 'o-1' },
      { order: 'o-1', became: 'unknown', reason: 'not-acknowledged' },
    ],
    ['ack', { devEUI: EUI, acknowledged: true, fCnt: 4 }, { became: 'done' }],
    ['txack', { deviceInfo, queueItemId: 'o-1' }, undefined],
    [
      'log',
      log('DOWNLINK_PAYLOAD_SIZE'),
      { order: 'o-1', became: 'refused', reason: 'downlink-payload-size' },
    ],
    ['log', log('EXPIRED'), { order: 'o-1', became: 'refused', reason: 'expired' }],
    ['log', log('UPLINK_MIC'), undefined],
    ['log', { deviceInfo, level: 'ERROR', code: 'EXPIRED' }, undefined],
  ]
  for (const [event, body, becomes] of said) t.same(answer(topic(event), body), becomes, event)
})

t.test('The Things Stack is told by application, tenant and device, once it was heard', async t => {
  const { orders, hear } = opened('the-things-stack')
  t.equal(orders.topicOf(EUI), undefined)
  hear('v3/community@ttn/devices/bin-3/up', {
    end_device_ids: { device_id: 'bin-3', dev_eui: EUI },
    uplink_message: { f_port: 85, frm_payload: 'AXVh' },
  })
  t.equal(orders.topicOf(EUI), 'v3/community@ttn/devices/bin-3/down/push')
  t.same(bodyOf(orders.say(order(EUI), bytes)), {
    downlinks: [
      {
        ...{ f_port: 85, frm_payload: '/xD/', priority: 'NORMAL', confirmed: true },
        correlation_ids: ['linli:order:o-1'],
      },
    ],
  })
})

t.test('The Things Stack answers by our own correlation id, and a nack is no answer', async t => {
  const { answer } = opened('the-things-stack')
  const end_device_ids = { device_id: 'bin-3', dev_eui: EUI }
  const correlation_ids = ['as:downlink:1', 'linli:order:o-1']
  const said: [what: string, body: object, becomes: unknown][] = [
    ['ack', { correlation_ids, downlink_ack: {} }, { order: 'o-1', became: 'done' }],
    ['ack', { downlink_ack: { correlation_ids } }, { order: 'o-1', became: 'done' }],
    ['ack', { downlink_ack: { correlation_ids: ['as:downlink:1'] } }, undefined],
    ['nack', { downlink_nack: { correlation_ids } }, undefined],
    ['sent', { downlink_sent: { correlation_ids } }, undefined],
    [
      'failed',
      { downlink_failed: { downlink: { correlation_ids }, error: { message_format: 'too long' } } },
      { order: 'o-1', became: 'refused', reason: 'downlink-failed', said: 'too long' },
    ],
  ]
  for (const [what, body, becomes] of said)
    t.same(answer(`v3/a@t/devices/bin-3/down/${what}`, { end_device_ids, ...body }), becomes, what)
})

t.test(
  'a Zigbee device is set, by its codec or by what is set for the source, and its state answers',
  async t => {
    const settings = { base: 'zb', orders: 'cut-off:state_l1=OFF, call-me : alarm = true, restart:volume=2' }
    const { orders, answer } = opened('zigbee2mqtt', settings)
    t.equal(orders.topicOf('yard/socket'), 'zb/yard/socket/set')
    t.same(orders.say(order('x', 'cut-off'), off), {
      ...{ ok: true, payload: '{"state_l1":"OFF"}', expects: { state_l1: 'OFF' } },
    })
    t.same(bodyOf(orders.say(order('x', 'call-me'), unknown)), { alarm: true })
    t.same(bodyOf(orders.say(order('x', 'restart'), unknown)), { volume: 2 })
    t.same(bodyOf(orders.say(order('x', 'restore'), off)), { state: 'OFF' })
    t.equal(bodyOf(orders.say(order('x', 'restore'), bytes)), 'order-needs-fields')
    const message = "z2m: Publish 'set' 'state' to 'yard/socket' failed: 'no response'"
    t.match(answer('zb/bridge/logging', { level: 'error', message }), {
      became: 'unknown',
      reason: 'zigbee-failed',
    })
    t.equal(answer('zb/bridge/logging', { level: 'info', message: 'MQTT publish' }), undefined)
    t.throws(() => opened('zigbee2mqtt', { orders: 'cut-off=OFF' }), /orders: expected order:name=value/)
  },
)

t.test('an order to an address that no topic can hold is refused by name, and does not wait', async t => {
  const { expression, orderTopic, orderPayload, orderAnswer } = written
  const formats: [format: string, good: string, encoded: Encoded, settings?: SettingValues][] = [
    ['chirpstack', EUI, bytes],
    ['the-things-stack', 'bin-3', bytes],
    ['zigbee2mqtt', 'yard/socket', off],
    ['sparkplug-b', 'g/edge/socket', off],
    ['senml', 'yard/bin-1', off, { orderTopic: 'senml/{device}/set' }],
    ['mapping', 'bin-7', bytes, { expression, orderTopic, orderPayload, orderAnswer }],
  ]
  for (const [format, good, encoded, settings] of formats) {
    const { orders } = opened(format, settings)
    t.match(orders.say(order(good), encoded), { ok: true }, `${format} ${good}`)
    for (const letter of ['#', '+', '\0']) {
      const address = `${good}${letter}1`
      t.equal(
        bodyOf(orders.say(order(address), encoded)),
        'order-address-unfit',
        JSON.stringify([format, address]),
      )
      t.equal(orders.topicOf(address), undefined, JSON.stringify([format, address]))
    }
  }
  for (const address of ['edge', 'g/edge/', 'g/e/d/more'])
    t.equal(bodyOf(opened('sparkplug-b').orders.say(order(address), off)), 'order-address-unfit', address)
})

const written = {
  expression: '{"device": levels[1], "values": {"fillPercent": json.lvl}}',
  orderTopic: '"acme/" + device + "/cmd"',
  orderPayload:
    'order.name == "lock-lid" ? dyn({"cmd": "lock", "ref": order.id}) : order.hex != null ? dyn(order.hex) : dyn(null)',
  orderAnswer:
    'levels[2] == "ack" ? dyn({"device": levels[1], "order": json.ref, "ok": json.rc == 0, "reason": "jammed"}) : dyn(null)',
}

t.test('an expression says where, what and how it is answered', async t => {
  const { orders, answer, hear } = opened('mapping', written)
  t.equal(orders.topicOf('bin-7'), 'acme/bin-7/cmd')
  t.same(bodyOf(orders.say(order('bin-7', 'lock-lid'), unknown)), { cmd: 'lock', ref: 'o-1' })
  t.match(orders.say(order('bin-7'), bytes), { ok: true, payload: 'ff10ff' })
  t.equal(bodyOf(orders.say(order('bin-7'), unknown)), 'order-not-known-to-model')
  t.same(answer('acme/bin-7/ack', { ref: 'o-1', rc: 0 }), { order: 'o-1', became: 'done' })
  t.same(answer('acme/bin-7/ack', { ref: 'o-1', rc: 3 }), {
    ...{ order: 'o-1', became: 'refused', reason: 'jammed' },
  })
  t.match(hear('acme/bin-7/up', { lvl: 80 }), [{ what: 'said', fields: { fillPercent: 80 } }])
  t.equal(orders.topicOf('bin/#'), undefined, 'a wildcard is no place to send to')
})

t.test('what is written for orders is whole, and an expression', async t => {
  const { orderAnswer: _, ...half } = written
  t.throws(() => opened('mapping', half), /orderAnswer: missing, and orderTopic, orderPayload is written/)
  t.throws(() => opened('mapping', { ...written, orderTopic: 'topic' }), /orderTopic: line 1, column 1/)
})

t.test('the time for an answer is that of a battery, and can be set', async t => {
  t.equal(opened('chirpstack').orders.answerWithinMs, 180 * 60_000)
  t.equal(opened('the-things-stack', { answerWithinMinutes: 1 }).orders.answerWithinMs, 60_000)
  t.equal(opened('mapping', written).orders.answerWithinMs, undefined)
  for (const answerWithinMinutes of [0, 10_081, 'soon'])
    t.throws(() => opened('chirpstack', { answerWithinMinutes }), /answerWithinMinutes: expected 1 to 10080/)
})
