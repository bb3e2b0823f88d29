import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { orderList, order as orderWire } from '../wire/order.ts'

const camera = { kind: 'fire-lane-camera', site: 'riverside', zone: 'b3-u2', name: 'Lane' }
const announce = { name: 'announce', parameters: { text: 'Please move your car' } }

async function withCamera() {
  const places = await startPlaces()
  await places.done('PUT', '/api/devices/cam-1', camera)
  const url = '/api/devices/cam-1/orders'
  return { ...places, url }
}

t.test('an order that is given is listed, waits, and is taken back', async t => {
  const { as, url } = await withCamera()
  const ma = as('ma')
  const given = await ma('POST', url, { payload: { ...announce, reason: 'blocked again' } })
  t.equal(given.statusCode, 202)
  const order = orderWire.parse(given.json())
  t.match(order, { state: 'queued', by: 'ma', title: { en: 'Announce' }, reason: 'blocked again' })
  t.match(orderList.parse((await ma('GET', url)).json()), {
    ...{ isReached: false, unfit: {}, orders: [{ id: order.id }] },
  })
  t.match((await ma('DELETE', `${url}/${order.id}`)).json(), { state: 'cancelled' })
  t.equal((await ma('DELETE', `${url}/${order.id}`)).json().code, 'ORDER_SENT')
  t.equal((await ma('DELETE', `${url}/none`)).json().code, 'ORDER_NOT_FOUND')
})

const refused: [what: string, payload: object, code: string][] = [
  ['an order that the kind has not', { name: 'explode' }, 'ORDER_UNKNOWN'],
  ['a parameter that is missing', { name: 'announce' }, 'VALIDATION_FAILED'],
  [
    'a text of 201 characters',
    { name: 'announce', parameters: { text: 'x'.repeat(201) } },
    'VALIDATION_FAILED',
  ],
  [
    'a parameter that there is not',
    { name: 'announce', parameters: { text: 'a', to: 'b' } },
    'VALIDATION_FAILED',
  ],
  ['an alert of another device', { ...announce, alert: 'alert-bin-in' }, 'ALERT_NOT_FOUND'],
]
for (const [what, payload, code] of refused) {
  t.test(`${what} is ${code}`, async t => {
    const { as, url } = await withCamera()
    t.equal((await as('ma')('POST', url, { payload })).json().code, code)
  })
}

t.test('a text of 200 characters is announced', async t => {
  const { as, url } = await withCamera()
  const payload = { name: 'announce', parameters: { text: 'x'.repeat(200) } }
  t.equal((await as('ma')('POST', url, { payload })).statusCode, 202)
})

t.test('whose card it was, and what a setting was set to, is shown to nobody', async t => {
  const { as, done, url: _ } = await withCamera()
  await done('PUT', '/api/devices/ch-1', { ...camera, kind: 'ev-charger' })
  const url = '/api/devices/ch-1/orders'
  const give = (payload: object) => as('tan')('POST', url, { payload })
  const card = await give({ name: 'start', parameters: { idTag: 'A-PERSON' } })
  t.match(card.json(), { state: 'queued', parameters: { idTag: '***' } })
  const set = { name: 'write-setting', parameters: { key: 'Wifi', value: 'A-SECRET' }, confirm: true }
  t.match((await give(set)).json(), { parameters: { key: 'Wifi', value: '***' } })
  t.notMatch((await as('gao')('GET', url)).body, /A-PERSON|A-SECRET/)
  const cancelled = await as('tan')('DELETE', `${url}/${card.json().id}`)
  t.match(cancelled.json(), { state: 'cancelled', parameters: { idTag: '***' } })
})

t.test('the token of a charger is not set by an order', async t => {
  const { as, done } = await withCamera()
  await done('PUT', '/api/devices/ch-1', { ...camera, kind: 'ev-charger' })
  for (const key of ['AuthorizationKey', ' authorizationkey']) {
    const payload = { name: 'write-setting', parameters: { key, value: 'x' }, confirm: true }
    const reply = await as('tan')('POST', '/api/devices/ch-1/orders', { payload })
    t.match(reply.json(), { code: 'ORDER_SETS_TOKEN', detail: 'AuthorizationKey' })
  }
})

t.test('what cuts somebody off has to be meant', async t => {
  const { as, done } = await withCamera()
  await done('PUT', '/api/devices/ch-1', { ...camera, kind: 'ev-charger' })
  const give = (payload: object) => as('tan')('POST', '/api/devices/ch-1/orders', { payload })
  t.equal((await give({ name: 'cut-off' })).json().code, 'ORDER_NEEDS_CONFIRMATION')
  t.equal((await give({ name: 'cut-off', confirm: true })).statusCode, 202)
})

t.test(
  'a grid worker announces and cuts nobody off; what is said to a wearer is for those who know of them',
  async t => {
    const { as, url, done, inside } = await withCamera()
    await done('PUT', '/api/devices/ch-1', { ...camera, kind: 'ev-charger' })
    const codeOf = async (who: Parameters<typeof as>[0], device: string, payload: object) => {
      const reply = await as(who)('POST', `/api/devices/${device}/orders`, { payload })
      return reply.json().code ?? reply.statusCode
    }
    const callMe = { name: 'call-me', parameters: { text: 'Ring your son' } }
    const band = inside.band.device.id
    t.equal(await codeOf('gao', 'cam-1', announce), 202)
    t.equal(await codeOf('gao', 'ch-1', { name: 'cut-off', confirm: true }), 'NOT_ALLOWED')
    t.equal(await codeOf('gao', band, callMe), 'NOT_ALLOWED')
    t.equal(await codeOf('tan', band, callMe), 'NOT_ALLOWED')
    t.equal(await codeOf('chen', band, callMe), 202)
    t.equal(await codeOf('chen', 'cam-1', announce), 'DEVICE_NOT_FOUND')
    const given = await as('ma')('POST', '/api/devices/ch-1/orders', {
      payload: { name: 'unlock', confirm: true },
    })
    const taken = await as('gao')('DELETE', `/api/devices/ch-1/orders/${given.json().id}`)
    t.equal(taken.json().code, 'NOT_ALLOWED')
    t.equal((await as('gao')('GET', url)).statusCode, 200)
  },
)

t.test('the same key of one person gives one order; of another, another', async t => {
  const { as, url } = await withCamera()
  const give = async (who: Parameters<typeof as>[0], payload: object) =>
    (await as(who)('POST', url, { payload, headers: { 'idempotency-key': 'k' } })).json()
  const first = await give('ma', announce)
  t.equal((await give('ma', announce)).id, first.id)
  t.not((await give('tan', announce)).id, first.id)
  const other = { ...announce, parameters: { text: 'Go away' } }
  t.equal((await give('ma', other)).code, 'IDEMPOTENCY_KEY_REUSED')
})

t.test('one person gives as many a minute as are set, and no more', async t => {
  const { api, as, done } = await startPlaces({ env: { LINLI_ORDERS_PER_MINUTE: '2' } })
  await api.ready()
  await done('PUT', '/api/devices/cam-1', camera)
  const give = () => as('ma')('POST', '/api/devices/cam-1/orders', { payload: announce })
  t.same([(await give()).statusCode, (await give()).statusCode], [202, 202])
  const third = await give()
  t.match(third.json(), { code: 'ORDERS_TOO_FAST' })
  t.equal(third.headers['retry-after'], '60')
})

t.test('orders of a device that is deleted are not those of whoever has its id next', async t => {
  const { as, url, done, clock } = await withCamera()
  await as('ma')('POST', url, { payload: announce })
  clock.now += 1_000
  await done('DELETE', '/api/devices/cam-1')
  await done('PUT', '/api/devices/cam-1', camera)
  t.same((await as('ma')('GET', url)).json().orders, [])
})

t.test('the kinds say what can be ordered, and how', async t => {
  const { as } = await withCamera()
  const { kinds } = (await as('gao')('GET', '/api/kinds')).json()
  const lane = kinds.find(({ kind }: { kind: string }) => kind === 'fire-lane-camera')
  t.match(lane.orders.announce, {
    speaks: true,
    confirm: false,
    parameters: { text: { type: 'word', lengthMax: 200, required: true } },
  })
})
