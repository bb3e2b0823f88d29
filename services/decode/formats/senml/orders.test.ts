import t from 'tap'
import type { Encoded } from '../../orders.ts'
import type { SettingValues } from '../../source.ts'
import { senml } from './senml.ts'

const unknown: Encoded = { ok: false, reason: 'order-not-known-to-model' }
const order = (address: string, name: string, parameters = {}) => ({
  id: 'o-1',
  address,
  name,
  parameters,
  at: 0,
})

function opened(settings: SettingValues) {
  const read = senml.open(settings, { payloadBytesMax: 10_000 })
  const hear = (topic: string, pack: unknown) =>
    read({ topic, payload: Buffer.from(JSON.stringify(pack)), retained: false })
  return { hear, orders: read.orders }
}

const SET = {
  orders:
    'lock-lid:lock=true, report-every:interval={minutes}, announce:speech={text}, restart:mode=off, restart:n=1',
  orderTopic: 'yard/{device}/set',
}

t.test(
  'an order is a pack of what is set, each value by its form, under the name that the device has',
  async t => {
    const { orders, hear } = opened(SET)
    const packOf = (address: string, name: string, parameters = {}) => {
      const said = orders?.say(order(address, name, parameters), unknown)
      return said?.ok ? JSON.parse(String(said.payload)) : said?.reason
    }
    t.equal(orders?.topicOf('bin-1'), 'yard/bin-1/set')
    t.equal(orders?.topicOf('bin+'), undefined, 'a wildcard is no place to send to')
    t.same(packOf('bin-1', 'lock-lid'), [{ bn: 'bin-1:', n: 'lock', vb: true }])
    t.same(packOf('yard/bin-1', 'report-every', { minutes: 20 }), [
      { bn: 'yard/bin-1/', n: 'interval', v: 20 },
    ])
    t.same(packOf('bin-1', 'announce', { text: '请挪车' }), [{ bn: 'bin-1:', n: 'speech', vs: '请挪车' }])
    t.same(packOf('bin-1', 'restart'), [
      { bn: 'bin-1:', n: 'mode', vs: 'off' },
      { n: 'n', v: 1 },
    ])
    t.equal(packOf('bin-1', 'report-every'), 'order-parameter-missing')
    t.equal(packOf('bin-1', 'unlock-lid'), 'order-not-known-to-model')
    hear('yard/up', [{ bn: 'urn:dev:ow:10e2073a01080063/', n: 'level', v: 1 }])
    t.match(
      packOf('urn:dev:ow:10e2073a01080063', 'lock-lid'),
      [{ bn: 'urn:dev:ow:10e2073a01080063/' }],
      'as it says itself',
    )
  },
)

t.test('what is sent to a device is nothing that it says, where it is heard too', async t => {
  const { hear } = opened(SET)
  const pack = [{ bn: 'bin-1:', n: 'lock', vb: true }]
  t.match(hear('yard/bin-1/set', pack), { heard: [{ what: 'event', event: 'order-seen' }] })
  t.match(hear('yard/bin-1/up', pack), { heard: [{ what: 'said', fields: { lock: true } }] })
})

t.test('one that reports once an hour is waited for as long as is set', async t => {
  t.equal(opened(SET).orders?.answerWithinMs, undefined, 'as its kind says')
  t.equal(opened({ ...SET, answerWithinMinutes: 90 }).orders?.answerWithinMs, 90 * 60_000)
  t.throws(() => opened({ ...SET, answerWithinMinutes: 0 }), /answerWithinMinutes: expected 1 to 10080/)
})

t.test('what is set for orders is whole, and says nothing that SenML cannot', async t => {
  t.equal(opened({}).orders, undefined)
  t.throws(() => opened({ orders: SET.orders }), /orderTopic: missing, and orders is set/)
  t.throws(() => opened({ ...SET, orderTopic: 'yard/#' }), /orderTopic: expected a topic, without wildcards/)
  t.throws(
    () => opened({ ...SET, orders: 'lock-lid:lid lock=true' }),
    /orders: a name in SenML has .* got "lid lock"/,
  )
  const slash = { ...SET, orders: 'lock-lid:lid/lock=true' }
  t.throws(() => opened(slash), /got "lid\/lock"/, 'it would be reported of another device')
  t.match(opened({ ...slash, separators: ':' }), { orders: {} })
})
