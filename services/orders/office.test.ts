import t from 'tap'
import { chargerOrders } from '../domain/kinds/ev-charger/orders.ts'
import { SYSTEM } from '../domain/model/person.ts'
import { HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import { givenNote } from './order-words.ts'
import { charger, openDesk } from './testing/desk.ts'
import { KEPT } from './transport.ts'

t.test('an order goes out, and what the device says is kept', async t => {
  const { give, way, over } = await openDesk(t)
  await give('cut-off')
  const [id = ''] = await way.untilHeard(1)
  way.answer(id, { ok: true, said: 'off' })
  t.match(await over(id), { state: 'done', said: 'off', transport: 'hand', by: 'lin' })
})

t.test('a device that refuses says why', async t => {
  const { give, way, over } = await openDesk(t)
  await give('unlock')
  const [id = ''] = await way.untilHeard(1)
  way.answer(id, { ok: false, reason: 'no-cable' })
  t.match(await over(id), { state: 'refused', reason: 'no-cable' })
})

t.test('of one device they go out one at a time, in the order in which they were given', async t => {
  const { give, way, over, states } = await openDesk(t)
  await give('cut-off')
  await give('restore')
  const [first = ''] = await way.untilHeard(1)
  t.same(await states(), ['order-2 queued', 'order-1 sent'])
  way.answer(first, { ok: true })
  await over(first)
  t.same(await way.untilHeard(2), ['order-1', 'order-2'])
})

t.test('one without an answer is timed out when its kind says, and not a moment before', async t => {
  const { give, way, over, time, changes } = await openDesk(t)
  await give('cut-off')
  const [id = ''] = await way.untilHeard(1)
  await time.pass(45 * SECOND - 1)
  t.equal(changes.length, 1)
  await time.pass(1)
  t.match(await over(id), { state: 'timed-out', reason: 'no-answer' })
})

t.test('a device that is away hears of it when it is back', async t => {
  const { give, way, time } = await openDesk(t)
  way.isUp = false
  await give('cut-off')
  await time.pass(6 * HOUR - 1)
  t.same(way.heard, [])
  way.connect()
  t.same(await way.untilHeard(1), ['order-1'])
})

t.test('one that is not sent in time is never sent', async t => {
  const { give, way, over, time } = await openDesk(t)
  way.isUp = false
  await give('restore')
  await time.pass(10 * MINUTE)
  t.match(await over('order-1'), { state: 'expired', reason: 'not-reached' })
  way.connect()
  await give('unlock')
  t.same(await way.untilHeard(1), ['order-2'])
})

t.test('what waits is taken back; what was sent is not', async t => {
  const { give, way, desk, over } = await openDesk(t)
  await give('cut-off')
  await give('restore')
  await way.untilHeard(1)
  t.match(await desk.office.cancel(charger.id, 'order-2'), { ok: true, order: { state: 'cancelled' } })
  t.same(await desk.office.cancel(charger.id, 'order-1'), { ok: false, code: 'ORDER_SENT' })
  t.same(await desk.office.cancel(charger.id, 'order-9'), { ok: false, code: 'ORDER_NOT_FOUND' })
  way.answer('order-1', { ok: true })
  await over('order-1')
  t.equal(way.heard.length, 1)
})

t.test('after a kill: what waited goes on, and what may be done twice is asked again', async t => {
  const { give, way, restart, over } = await openDesk(t)
  await give('cut-off')
  await give('reset')
  await way.untilHeard(1)
  await restart()
  t.same(await way.untilHeard(2), ['order-1', 'order-1'])
  way.answer('order-1', { ok: true })
  await over('order-1')
  t.same(await way.untilHeard(3), ['order-1', 'order-1', 'order-2'])
})

t.test('after a kill: of what may not be done twice nobody knows whether it was', async t => {
  const { give, way, restart, states } = await openDesk(t)
  await give('reset')
  await way.untilHeard(1)
  await restart()
  t.same(await states(), ['order-1 timed-out unknown-after-restart'])
  t.equal(way.heard.length, 1)
})

t.test(
  'the same key gives the same order once, also after a kill; another request under it is refused',
  async t => {
    const { give, way, restart } = await openDesk(t)
    way.isUp = false
    const both = await Promise.all([give('cut-off', { key: 'k' }), give('cut-off', { key: 'k' })])
    await restart()
    const again = await give('cut-off', { key: 'k' })
    const ids = [...both, again].map(given => given.ok && given.order.id)
    t.equal(new Set(ids).size, 1)
    t.match(await give('restore', { key: 'k' }), { ok: false, code: 'IDEMPOTENCY_KEY_REUSED' })
    way.connect()
    await give('unlock')
    await way.untilHeard(1)
    t.same(
      way.heard.map(({ name }) => name),
      ['cut-off'],
    )
  },
)

t.test('as many wait for a device as may, and one more of a rule', async t => {
  const { give, way } = await openDesk(t, { waitingPerDeviceMax: 2 })
  way.isUp = false
  t.match([await give('unlock'), await give('unlock')], [{ ok: true }, { ok: true }])
  t.match(await give('unlock'), { ok: false, code: 'ORDERS_TOO_MANY' })
  t.match(await give('cut-off', { by: SYSTEM }), { ok: true })
})

t.test('a person gives so many within a minute, and the next when it is over', async t => {
  const { give, way, time } = await openDesk(t, { perMinuteMax: 2 })
  way.isUp = false
  t.match([await give('unlock'), await give('unlock')], [{ ok: true }, { ok: true }])
  await time.pass(MINUTE - 1)
  t.match(await give('unlock'), { ok: false, code: 'ORDERS_TOO_FAST' })
  t.match(await give('unlock', { by: 'mei' }), { ok: true })
  await time.pass(1)
  t.match(await give('unlock'), { ok: true })
})

t.test('nothing is kept for a device to which nothing leads, or that is gone', async t => {
  const { give, way, desk, devices, states } = await openDesk(t)
  const device = { ...charger, id: 'bin-1', kind: 'smart-bin' }
  t.match(await give('lock-lid', { device }), { ok: false, code: 'ORDER_NO_WAY' })
  way.isUp = false
  await give('cut-off')
  devices.delete(charger.id)
  await desk.office.forget(charger.id)
  t.same(await states(), ['order-1 cancelled device-gone'])
})

t.test('what is over and old is forgotten, and what waits is not', async t => {
  const { give, way, desk, over, states, time } = await openDesk(t)
  await give('unlock')
  await way.untilHeard(1)
  way.answer('order-1', { ok: true })
  await over('order-1')
  way.isUp = false
  await time.pass(1)
  await give('cut-off')
  await desk.storage.orders.forgetOrders(1_001)
  t.same(await states(), ['order-2 queued'])
})

t.test('a device is told that its answer was heard when that is on disk, and not before', async t => {
  const { give, way, desk, over, time } = await openDesk(t)
  await give('cut-off')
  const [id = ''] = await way.untilHeard(1)
  way.answer(id, { ok: true })
  await over(id)
  t.match(await desk.storage.orders.ordersOf(charger.id, 0, 1), [{ state: 'done' }])
  await time.pass(0)
  t.equal(way.endedBy.get(id), KEPT)
  await give('restore')
  const [, second = ''] = await way.untilHeard(2)
  await desk.storage.close()
  way.answer(second, { ok: true })
  while (!way.endedBy.has(second)) await time.pass(0)
  t.not(way.endedBy.get(second), KEPT, 'what cannot be kept is not')
})

t.test(
  'an answer that comes while the end of its order is just being written is kept, by whatever way',
  async t => {
    const { give, way, over, time, desk } = await openDesk(t)
    await give('cut-off')
    const [id = ''] = await way.untilHeard(1)
    await time.pass(44 * SECOND)
    const heard = way.answerLate(charger, id, { ok: true })
    t.match(await desk.office.list(charger.id, 0), [{ state: 'sent' }], 'it was looked at too soon')
    await time.pass(SECOND)
    await over(id)
    await time.pass(SECOND)
    t.ok(await heard)
    t.match(await desk.office.list(charger.id, 0), [{ state: 'timed-out', late: { ok: true } }])
  },
)

t.test(
  'what one order does to all that share a station is kept with it, and found at each of them',
  async t => {
    const { give, way, desk, over } = await openDesk(t)
    const beside = { ...charger, id: 'ch-2' }
    way.together = [charger.id, beside.id]
    await give('reset')
    await give('cut-off')
    t.same(desk.office.alsoHits(charger, 'reset'), ['ch-2'])
    t.same(desk.office.alsoHits(charger, 'cut-off'), [])
    const [id = ''] = await way.untilHeard(1)
    way.answer(id, { ok: true })
    await over(id)
    t.match(await desk.office.hitting(beside, 0), [{ id, device: 'ch-1', state: 'done', alsoHits: ['ch-2'] }])
    t.same(await desk.office.hitting(charger, 0), [], 'its own are in its own list')
    t.same(await desk.office.list(beside.id, 0), [])
  },
)

t.test('an answer that comes late is kept beside the end, and told once', async t => {
  const { give, way, over, time, desk, lates } = await openDesk(t)
  await give('cut-off', { alert: 'alert-1' })
  const [id = ''] = await way.untilHeard(1)
  const soon = t.rejects(way.answerLate(charger, id, { ok: true }), 'one that is not over is said again')
  for (let looked = 0; looked < 3; looked++) {
    t.match(await desk.office.list(charger.id, 0), [{ state: 'sent' }])
    await time.pass(SECOND)
  }
  await soon
  await time.pass(45 * SECOND)
  t.not((await over(id)).state, 'done')
  await time.pass(5 * SECOND)
  t.ok(await way.answerLate(charger, id, { ok: true, said: 'off' }))
  const late = { at: time.now, ok: true, said: 'off' }
  t.match(await desk.office.list(charger.id, 0), [{ state: 'timed-out', late }])
  await time.pass(SECOND)
  t.ok(await way.answerLate(charger, id, { ok: false, reason: 'again' }), 'it was not told that it was heard')
  t.match(await desk.office.list(charger.id, 0), [{ late }], 'the first counts')
  t.match(lates, [{ late }, { late }])
  t.notOk(await way.answerLate(charger, 'none', { ok: true }))
  t.notOk(await way.answerLate({ ...charger, id: 'ch-2' }, id, { ok: true }), 'nobody answers for another')
})

t.test(
  'what is secret in an order goes out, is not kept, and is not told in the history of an alert',
  async t => {
    const { give, way, over, desk } = await openDesk(t)
    const wanted = { parameters: { idTag: 'A-PERSON' }, key: 'k' }
    const given = await give('start', wanted)
    const [id = ''] = await way.untilHeard(1)
    t.equal(way.heard[0]?.parameters.idTag, 'A-PERSON')
    if (given.ok) t.notMatch(givenNote(given.order, chargerOrders.start), 'A-PERSON')
    way.answer(id, { ok: true })
    t.match(await over(id), { parameters: { idTag: '***' } })
    t.notMatch(JSON.stringify(await desk.office.list(charger.id, 0)), 'A-PERSON')
    t.match(await give('start', wanted), { ok: true, order: { id } }, 'the same again is the same order')
  },
)
