import t from 'tap'
import type { OrderParameters } from '../domain/model/order.ts'
import { SECOND } from '../domain/model/time.ts'
import type { DeviceView } from '../runtime/registry.ts'
import { ocppOrders } from './order-transport.ts'
import { device, openDoor } from './testing/door.ts'
import { rawCharger } from './testing/raw-charger.ts'

type Answer = object | ((payload: object) => object | undefined)

/**
 * A charger that answers calls as it is told to, each with the payload of its action (nothing: not at all), and ends sessions
 * unless it `goesOn`.
 */
async function setUp(answers: Readonly<Record<string, Answer>>, { goesOn = false } = {}) {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  const called: unknown[][] = []
  cp.socket.on('message', data => {
    const [type, id, action, payload] = JSON.parse(data.toString()) as [number, string, string, object]
    if (type !== 2) return
    called.push([action, payload])
    const told = answers[action]
    const answer = typeof told === 'function' ? told(payload) : told
    if (told !== undefined && answer === undefined) return
    cp.say(answer === undefined ? [4, id, 'NotSupported', '', {}] : [3, id, answer])
    if (action === 'RemoteStopTransaction' && !goesOn)
      cp.say([2, 'e', 'StopTransaction', { ...payload, meterStop: 1, timestamp: '2026-01-01T00:00:00Z' }])
  })
  const heard = new Map<string, () => void>()
  cp.socket.on('message', data => {
    const [type, id] = JSON.parse(data.toString())
    if (type === 3) heard.get(id)?.()
  })
  /** Resolves when the door has taken it. */
  const tell = (id: string, action: string, payload: object) =>
    new Promise<void>(resolve => {
      heard.set(id, resolve)
      cp.say([2, id, action, payload])
    })
  const transport = ocppOrders(door)
  const order = (name: string, parameters: OrderParameters = {}) =>
    transport.send(device('cp-1'), { id: 'o', name, parameters, expiresAt: 0 })
  return { door, cp, called, transport, order, tell }
}

const begin = { connectorId: 1, idTag: 'x', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' }

t.test('a cut-off takes the charger out of order and then ends the session', async t => {
  const status = { status: 'Accepted' }
  const { cp, called, order } = await setUp({
    ChangeAvailability: { status: 'Scheduled' },
    RemoteStopTransaction: status,
  })
  const [, , { transactionId }] = (await cp.ask([2, 'a', 'StartTransaction', begin])) as [
    number,
    string,
    { transactionId: number },
  ]
  t.same(await order('cut-off'), {
    ok: true,
    said: 'ChangeAvailability: Scheduled; RemoteStopTransaction: Accepted',
  })
  t.same(called, [
    ['ChangeAvailability', { connectorId: 1, type: 'Inoperative' }],
    ['RemoteStopTransaction', { transactionId }],
  ])
})

t.test('a session that goes on though the charger agreed to end it is not cut off', async t => {
  const accepted = { status: 'Accepted' }
  const answers = { ChangeAvailability: accepted, RemoteStopTransaction: accepted }
  for (const [told, isOver] of [
    ['Charging', false],
    ['Faulted', false],
    ['Finishing', true],
    ['Unavailable', true],
  ] as const) {
    const { door, called, order, tell } = await setUp(answers, { goesOn: true })
    await tell('a', 'StartTransaction', begin)
    await tell('b', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' })
    await tell('c', 'StartTransaction', begin)
    const off = order('cut-off')
    while (called.length < 2) await new Promise(setImmediate)
    await tell('d', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: told })
    if (!isOver) door.timers.passTo(door.timers.now + 15 * SECOND)
    const said = 'ChangeAvailability: Accepted; RemoteStopTransaction: Accepted'
    t.same(await off, isOver ? { ok: true, said } : { ok: false, reason: 'session-goes-on', said }, told)
  }
})

const offFaulted = { connectorId: 1, errorCode: 'GroundFailure', status: 'Faulted' }

t.test('a cut-off that waits for the end of a session which nobody can name is not done', async t => {
  const { cp, order } = await setUp({ ChangeAvailability: { status: 'Scheduled' } })
  await cp.ask([2, 'a', 'StatusNotification', offFaulted])
  t.same(await order('cut-off'), {
    ok: false,
    reason: 'transaction-unknown',
    said: 'ChangeAvailability: Scheduled',
  })
})

t.test('a cut-off is not done where the charger says meanwhile that it charges', async t => {
  const accepted = { status: 'Accepted' }
  const { door, called, order, tell } = await setUp({
    ChangeAvailability: accepted,
    TriggerMessage: accepted,
  })
  // It has just come back, and tells one thing after the other.
  const off = order('cut-off')
  while (called.length < 2) await new Promise(setImmediate)
  await tell('a', 'StatusNotification', { ...offFaulted, errorCode: 'NoError', status: 'Charging' })
  door.views.set('cp-1', { ...(door.views.get('cp-1') as DeviceView), values: { status: 'Charging' } })
  door.timers.passTo(door.timers.now + 10 * SECOND)
  t.match(await off, { ok: false, reason: 'transaction-unknown' })
})

t.test(
  'a cut-off reaches a connector that nobody registered and that can kill; what restores it too',
  async t => {
    const accepted = { status: 'Accepted' }
    const { called, order, tell } = await setUp({
      ChangeAvailability: accepted,
      RemoteStopTransaction: accepted,
    })
    await tell('a', 'StartTransaction', { ...begin, connectorId: 2 })
    await tell('b', 'StatusNotification', { ...offFaulted, connectorId: 2 })
    await tell('c', 'StatusNotification', { ...offFaulted, connectorId: 3, errorCode: 'ReaderFailure' })
    t.match(await order('cut-off'), { ok: true, said: /^connector 2: .*Stop.*; connector 1: ChangeAvail/ })
    t.match(called, [
      ['ChangeAvailability', { connectorId: 2, type: 'Inoperative' }],
      ['RemoteStopTransaction'],
      ['ChangeAvailability', { connectorId: 1, type: 'Inoperative' }],
      ['TriggerMessage'],
    ])
    const out = { connectorId: 2, errorCode: 'NoError', status: 'Unavailable' }
    await tell('d', 'StatusNotification', out)
    called.length = 0
    await order('restore')
    t.same(called, [
      ['ChangeAvailability', { connectorId: 1, type: 'Operative' }],
      ['ChangeAvailability', { connectorId: 2, type: 'Operative' }],
    ])
  },
)

t.test('whether current was given back is of its own connector alone', async t => {
  const accepted = { status: 'Accepted' }
  const rejected = { status: 'Rejected' }
  for (const [own, other] of [
    [accepted, rejected],
    [rejected, accepted],
  ] as const) {
    const { order, tell } = await setUp({
      ChangeAvailability: ({ connectorId }: { connectorId?: number }) => (connectorId === 1 ? own : other),
    })
    await tell('a', 'StatusNotification', { connectorId: 2, errorCode: 'NoError', status: 'Unavailable' })
    const said = [
      `connector 1: ChangeAvailability: ${own.status}`,
      `connector 2: ChangeAvailability: ${other.status}`,
    ]
    t.match(await order('restore'), { ok: own === accepted, said: said.join('; ') })
  }
})

t.test('current was given back where another connector does not answer', async t => {
  const { door, called, order, tell } = await setUp({
    ChangeAvailability: ({ connectorId }: { connectorId?: number }) =>
      connectorId === 1 ? { status: 'Accepted' } : undefined,
  })
  await tell('s', 'StatusNotification', { connectorId: 0, errorCode: 'NoError', status: 'Available' })
  await tell('a', 'StatusNotification', { connectorId: 2, errorCode: 'NoError', status: 'Unavailable' })
  const on = order('restore')
  while (called.length < 2) await new Promise(setImmediate)
  door.timers.passTo(door.timers.now + 30 * SECOND)
  t.match(await on, { ok: true, said: /^connector 1: .*Accepted; connector 2: timed-out$/ })
})

t.test('a charger that cannot be taken out of order has its session ended all the same', async t => {
  const stop = { RemoteStopTransaction: { status: 'accepted' } }
  for (const answers of [stop, { ...stop, ChangeAvailability: { status: 'Rejected' } }]) {
    const { cp, order } = await setUp(answers)
    await cp.ask([2, 'a', 'StartTransaction', begin])
    const word = 'ChangeAvailability' in answers ? 'Rejected' : 'NotSupported'
    t.same(await order('cut-off'), {
      ok: true,
      said: `ChangeAvailability: ${word}; RemoteStopTransaction: Accepted`,
    })
  }
  const { cp, order } = await setUp({ ChangeAvailability: { status: 'Rejected' } })
  t.match(await order('cut-off'), { ok: false, reason: 'rejected' }, 'no session, and not out of order')
  await cp.ask([2, 'a', 'StartTransaction', begin])
  t.match(await order('cut-off'), { ok: false, reason: 'call-error' }, 'neither was taken')
})

t.test('a session that nobody here knows is asked for before it is ended', async t => {
  const status = { status: 'Accepted' }
  const { cp, called, order } = await setUp({ TriggerMessage: status, RemoteStopTransaction: status })
  const stopped = order('stop')
  while (called.length === 0) await new Promise(setImmediate)
  t.same(called, [['TriggerMessage', { requestedMessage: 'MeterValues', connectorId: 1 }]])
  // The answer to the call is read before what it asks for.
  while (cp.socket.bufferedAmount > 0) await new Promise(setImmediate)
  cp.say([2, 'm', 'MeterValues', { connectorId: 1, transactionId: 77, meterValue: [] }])
  t.match(await stopped, { ok: true })
  t.same(called[1], ['RemoteStopTransaction', { transactionId: 77 }])
})

t.test('what a charger refuses is told by name', async t => {
  const { order } = await setUp({
    Reset: { status: 'Rejected' },
    UnlockConnector: { status: 'UnlockFailed' },
    ChangeConfiguration: { status: 'RebootRequired' },
    GetConfiguration: { configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }] },
  })
  t.same(await order('reset', { hard: true }), { ok: false, reason: 'rejected', said: 'Reset: Rejected' })
  t.match(await order('unlock'), { ok: false, reason: 'unlock-failed' })
  t.match(await order('write-setting', { key: 'HeartbeatInterval', value: '60' }), { ok: true })
  t.same(await order('read-settings', { key: 'HeartbeatInterval' }), {
    ok: true,
    said: 'HeartbeatInterval = 300',
  })
  t.same(await order('report', { message: 'Heartbeat' }), {
    ok: false,
    reason: 'call-error',
    said: 'TriggerMessage: NotSupported',
  })
  t.match(await order('constructor'), { ok: false, reason: 'order-unknown' })
})

t.test('this is the way to whoever has been here, and to whoever is said to be', async t => {
  const { transport, door, cp } = await setUp({})
  const addressed = device('x', 'ev-charger', { origin: { source: 'ocpp', address: 'cp-9' } })
  t.ok(transport.reaches(device('cp-1')) && transport.isConnected(device('cp-1')))
  t.ok(transport.reaches(addressed) && !transport.isConnected(addressed))
  t.notOk(transport.reaches(device('cp-2')))
  cp.socket.close()
  while (door.room.connections > 0) await new Promise(setImmediate)
  t.ok(transport.reaches(device('cp-1')) && !transport.isConnected(device('cp-1')))
  t.same(await transport.send(device('cp-1'), { id: 'o', name: 'reset', parameters: {}, expiresAt: 0 }), {
    ok: false,
    reason: 'gone',
  })
})
