import t from 'tap'
import { SECOND } from '../domain/model/time.ts'
import { type OrderAnswer, OrderUnanswered } from '../orders/transport.ts'
import { ocppOrders } from './order-transport.ts'
import { device, openDoor } from './testing/door.ts'
import { rawCharger } from './testing/raw-charger.ts'

/** A cabinet with two chargers, which answers when the test says so. */
async function setUp() {
  const behind = { gateway: 'cab' }
  const devices = [
    device('cab', 'gateway'),
    device('cab-1', 'ev-charger', behind),
    device('cab-2', 'ev-charger', behind),
  ]
  const door = await openDoor(t, devices)
  const cp = await rawCharger(door.port, 'cab')
  // Then it is not asked how it is.
  const sound = { connectorId: 0, errorCode: 'NoError', status: 'Available' }
  await cp.ask([2, 's', 'StatusNotification', sound])
  const transport = ocppOrders(door)
  const lates: unknown[] = []
  const heard = Promise.withResolvers<void>()
  transport.onLate?.(async ({ id: of }, id: string, answer: OrderAnswer) => {
    lates.push([of, id, answer])
    heard.resolve()
    return true
  })
  const order = (id: string, name: string, signal?: AbortSignal) =>
    transport.send(
      device(id, 'ev-charger', behind),
      { id: name, name, parameters: {}, expiresAt: 0, ...(name === 'cut-off' && { isUrgent: true }) },
      signal,
    )
  const answer = (payload: object) => cp.say([3, 'ours', payload])
  const pass = (ms: number) => door.timers.passTo(door.timers.now + ms)
  return { ...{ door, cp, order, answer, pass, lates }, lateHeard: heard.promise }
}

t.test('an order ends with the call that is not answered, and a later answer is told as late', async t => {
  const { cp, order, answer, pass, lates, lateHeard } = await setUp()
  const reset = t.rejects(order('cab-1', 'reset'), new OrderUnanswered('no-answer'))
  t.match(await cp.hear(), [2, 'ours', 'Reset'])
  pass(30 * SECOND)
  await reset
  answer({ status: 'Accepted' })
  await lateHeard
  const said = 'Reset: Accepted; restarts with it: cab-2'
  t.same(lates, [['cab-1', 'reset', { ok: true, said }]])
})

t.test('after its time nothing more is called for an order', async t => {
  const { cp, order, answer, pass, lates } = await setUp()
  const off = t.rejects(order('cab-1', 'cut-off'), new OrderUnanswered('no-answer'))
  t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability'])
  pass(30 * SECOND)
  await off
  answer({ status: 'Scheduled' })
  t.match(await cp.ask([2, 'b', 'Heartbeat', {}]), [3, 'b'], 'and no TriggerMessage')
  t.match(
    lates,
    [['cab-1', 'cut-off', { ok: false, reason: 'transaction-unknown' }]],
    'half of it is not done',
  )
})

t.test(
  'a session that is known is ended though the charger does not answer whether it is out of order',
  async t => {
    const { cp, order, answer, pass } = await setUp()
    const begin = { connectorId: 1, idTag: 'x', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' }
    await cp.ask([2, 'a', 'StartTransaction', begin])
    const off = order('cab-1', 'cut-off')
    t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability'])
    pass(5 * SECOND)
    t.match(await cp.hear(), [2, 'ours', 'RemoteStopTransaction'])
    answer({ status: 'Accepted' })
    cp.say([2, 'b', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Finishing' }])
    t.same(await off, { ok: true, said: 'ChangeAvailability: no answer; RemoteStopTransaction: Accepted' })
  },
)

t.test('an answer for which the desk does not wait any more is late too', async t => {
  const { cp, order, answer, lates } = await setUp()
  const desk = new AbortController()
  const asked = order('cab-1', 'unlock', desk.signal)
  await cp.hear()
  desk.abort()
  answer({ status: 'Unlocked' })
  await asked
  t.match(lates, [['cab-1', 'unlock', { ok: true }]])
})

t.test('a cut-off goes before what waits for the station, and waits for no slow answer', async t => {
  const { cp, order, pass } = await setUp()
  const ends = [
    t.rejects(order('cab-1', 'reset'), new OrderUnanswered('no-answer')),
    t.rejects(order('cab-1', 'unlock'), new OrderUnanswered('connection-lost')),
  ]
  t.match(await cp.hear(), [2, 'ours', 'Reset'])
  pass(3 * SECOND)
  ends.push(t.rejects(order('cab-2', 'cut-off'), new OrderUnanswered('connection-lost')))
  pass(2 * SECOND - 1)
  t.match(await cp.ask([2, 'b', 'Heartbeat', {}]), [3, 'b'], 'it is still waited for')
  pass(1)
  t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability', { connectorId: 2 }])
  cp.socket.terminate()
  await Promise.all(ends)
})

t.test('a charger that starts under a cut-off is told again, and of nothing else', async t => {
  const { cp, order, answer } = await setUp()
  const boot = { chargePointVendor: 'v', chargePointModel: 'm', firmwareVersion: '1' }
  const off = order('cab-1', 'cut-off')
  const told = await cp.hear()
  t.match(told, [2, 'ours', 'ChangeAvailability'])
  t.match(await cp.ask([2, 'b', 'BootNotification', boot]), [3, 'b', { status: 'Accepted' }])
  t.same(await cp.hear(), told)
  answer({ status: 'Rejected' })
  t.match(await cp.hear(), [2, 'ours', 'TriggerMessage'])
  answer({ status: 'NotImplemented' })
  t.match(await off, { ok: false, reason: 'rejected' })
  const reset = order('cab-1', 'reset')
  t.match(await cp.hear(), [2, 'ours', 'Reset'])
  t.match(await cp.ask([2, 'c', 'BootNotification', boot]), [3, 'c'])
  t.match(await cp.ask([2, 'd', 'Heartbeat', {}]), [3, 'd'])
  answer({ status: 'Accepted' })
  t.match(await reset, { ok: true })
})

t.test('what is slow already is given up at once, and a cut-off never', async t => {
  const { cp, order, pass } = await setUp()
  const lost = new OrderUnanswered('connection-lost')
  const ends = [t.rejects(order('cab-1', 'reset'), new OrderUnanswered('no-answer'))]
  t.match(await cp.hear(), [2, 'ours', 'Reset'])
  pass(5 * SECOND)
  ends.push(t.rejects(order('cab-1', 'cut-off'), lost))
  t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability', { connectorId: 1 }])
  ends.push(t.rejects(order('cab-2', 'cut-off'), lost))
  pass(29 * SECOND)
  t.match(await cp.ask([2, 'b', 'Heartbeat', {}]), [3, 'b'])
  cp.socket.terminate()
  await Promise.all(ends)
})

t.test('between the calls of a cut-off nobody else is heard, and after it everybody is', async t => {
  const { cp, order, answer } = await setUp()
  const begin = { connectorId: 1, idTag: 'x', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' }
  await cp.ask([2, 'a', 'StartTransaction', begin])
  const off = order('cab-1', 'cut-off')
  const settings = order('cab-2', 'read-settings')
  t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability'])
  answer({ status: 'Scheduled' })
  t.match(await cp.hear(), [2, 'ours', 'RemoteStopTransaction'])
  answer({ status: 'Accepted' })
  // It waits for the session to end: the line is idle, and kept.
  t.match(await cp.ask([2, 'b', 'Heartbeat', {}]), [3, 'b'])
  cp.say([2, 'c', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Finishing' }])
  t.match(await off, { ok: true })
  t.match(await cp.hear(), [3, 'c'])
  t.match(await cp.hear(), [2, 'ours', 'GetConfiguration'])
  answer({ configurationKey: [{ key: 'k', value: 'v', readonly: false }] })
  t.same(await settings, { ok: true, said: 'k = v' })
})

t.test('the line is given back by a cut-off that nobody answers', async t => {
  const { cp, order, answer, pass } = await setUp()
  const off = t.rejects(order('cab-1', 'cut-off'), new OrderUnanswered('no-answer'))
  t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability'])
  const settings = order('cab-2', 'read-settings')
  pass(30 * SECOND)
  await off
  t.match(await cp.hear(), [2, 'ours', 'GetConfiguration'])
  answer({ configurationKey: [{ key: 'k', value: 'v', readonly: false }] })
  t.match(await settings, { ok: true })
})
