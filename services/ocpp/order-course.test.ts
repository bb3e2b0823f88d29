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
    if (lates.length === 1) throw new Error('order-not-over')
    heard.resolve()
    return true
  })
  const order = (id: string, name: string, signal?: AbortSignal) =>
    transport.send(device(id, 'ev-charger', behind), { id: name, name, parameters: {}, expiresAt: 0 }, signal)
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
  while (lates.length === 0) await new Promise(setImmediate)
  pass(SECOND)
  await lateHeard
  const said = 'Reset: Accepted; restarts with it: cab-2'
  const late = ['cab-1', 'reset', { ok: true, said }]
  t.same(lates, [late, late], 'told again where its end was just being written')
})

t.test('after its time nothing more is called for an order', async t => {
  const { cp, order, answer, pass, lates } = await setUp()
  const begin = { connectorId: 1, idTag: 'x', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' }
  await cp.ask([2, 'a', 'StartTransaction', begin])
  const off = t.rejects(order('cab-1', 'cut-off'), new OrderUnanswered('no-answer'))
  t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability'])
  pass(30 * SECOND)
  await off
  answer({ status: 'Scheduled' })
  t.match(await cp.ask([2, 'b', 'Heartbeat', {}]), [3, 'b'], 'and no RemoteStopTransaction')
  t.same(lates, [], 'half of it is nothing that was done')
})

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

t.test('the calls of a cut-off go before those that wait for the station', async t => {
  const { cp, order, pass } = await setUp()
  const ends = [
    t.rejects(order('cab-1', 'reset'), new OrderUnanswered('no-answer')),
    t.rejects(order('cab-1', 'unlock'), new OrderUnanswered('connection-lost')),
    t.rejects(order('cab-2', 'cut-off'), new OrderUnanswered('connection-lost')),
  ]
  t.match(await cp.hear(), [2, 'ours', 'Reset'])
  pass(30 * SECOND)
  t.match(await cp.hear(), [2, 'ours', 'ChangeAvailability', { connectorId: 2 }])
  cp.socket.terminate()
  await Promise.all(ends)
})
