import { once } from 'node:events'
import t from 'tap'
import { WebSocket } from 'ws'
import { MINUTE } from '../domain/model/time.ts'
import { device, openDoor } from './testing/door.ts'
import { rawCharger, TOKEN } from './testing/raw-charger.ts'

const beat = (id: string) => [2, id, 'Heartbeat', {}]
const status = (id: string) => [
  2,
  id,
  'StatusNotification',
  { connectorId: 1, status: 'Available', errorCode: 'NoError' },
]

t.test('nothing is answered before it is committed, and everything in the order of the calls', async t => {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  door.how.isHeld = true
  cp.say(status('a'))
  cp.say(beat('b'))
  cp.say(status('c'))
  while (door.held.length < 2) await new Promise(setImmediate)
  t.equal(door.room.inFlight, 3)
  door.release()
  const order = [await cp.hear(), await cp.hear(), await cp.hear()] as unknown[][]
  t.same(
    order.map(([, id]) => id),
    ['a', 'b', 'c'],
  )
})

t.test('what could not be committed is an InternalError, so that the charger sends again', async t => {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  door.how.fails = true
  t.same(await cp.ask(status('a')), [4, 'a', 'InternalError', 'JOURNAL_UNAVAILABLE', {}])
  door.how.fails = false
  t.match(await cp.ask(status('a')), [3, 'a', {}])
})

t.test('a message of the longest length is read, one byte more is refused by name', async t => {
  const door = await openDoor(t, [device('cp-1')], { LINLI_OCPP_MESSAGE_BYTES: '256' })
  const cp = await rawCharger(door.port, 'cp-1')
  const filled = (bytes: number) => {
    const empty = JSON.stringify([2, 'a', 'DataTransfer', { vendorId: '' }])
    return JSON.stringify([2, 'a', 'DataTransfer', { vendorId: 'x'.repeat(bytes - empty.length) }])
  }
  t.match(await cp.ask(filled(256)), [3, 'a', {}])
  t.same(await cp.ask(filled(257)), [4, 'a', 'FormationViolation', 'message-too-long', {}])
  t.equal(door.room.connections, 1)
  cp.say(filled(256 * 8 + 1))
  await once(cp.socket, 'close')
  t.equal(door.tally.of('ocpp_closed', 'protocol-error'), 1)
})

t.test('one that is ahead of its pace waits, and loses nothing', async t => {
  const env = { LINLI_OCPP_BURST: '3', LINLI_OCPP_MESSAGES_PER_SECOND: '1' }
  const door = await openDoor(t, [device('cp-1')], env)
  const cp = await rawCharger(door.port, 'cp-1')
  for (const id of ['1', '2', '3', '4']) cp.say(beat(id))
  for (const id of ['1', '2', '3']) t.match(await cp.hear(), [3, id, {}])
  t.equal(door.tally.of('ocpp_messages', 'Heartbeat'), 3)
  door.timers.passTo(door.timers.now + 1_000)
  t.match(await cp.hear(), [3, '4', {}])
})

t.test('from one with too much unanswered nothing more is read', async t => {
  const door = await openDoor(t, [device('cp-1')], { LINLI_OCPP_IN_FLIGHT: '2' })
  const cp = await rawCharger(door.port, 'cp-1')
  door.how.isHeld = true
  for (const id of ['1', '2', '3']) cp.say(status(id))
  while (door.tally.of('ocpp_held_back', 'in-flight') === 0) await new Promise(setImmediate)
  t.equal(door.room.inFlight, 2)
  door.release()
  t.match(
    [await cp.hear(), await cp.hear()],
    [
      [3, '1'],
      [3, '2'],
    ],
  )
  while (door.held.length === 0) await new Promise(setImmediate)
  door.release()
  t.match(await cp.hear(), [3, '3'])
})

t.test('connections beyond the limit are not taken', async t => {
  const door = await openDoor(t, [device('cp-1'), device('cp-2'), device('cp-3')], {
    LINLI_OCPP_CONNECTIONS: '2',
  })
  await rawCharger(door.port, 'cp-1')
  await rawCharger(door.port, 'cp-2')
  await t.rejects(rawCharger(door.port, 'cp-3'))
  t.equal(door.tally.of('ocpp_connects_refused', 'connections-max'), 1)
})

t.test('a charger that is back is let in at once, and its dead line is cut', async t => {
  const door = await openDoor(t, [device('cp-1')])
  const old = await rawCharger(door.port, 'cp-1')
  const closed = once(old.socket, 'close')
  const back = await rawCharger(door.port, 'cp-1')
  await closed
  t.match(await back.ask(beat('a')), [3, 'a', {}])
  t.equal(door.room.connections, 1)
  t.equal(door.tally.of('ocpp_closed', 'replaced'), 1)
})

t.test(
  'two stations that call themselves the same are noted, and one that comes back now and then is not',
  async t => {
    const door = await openDoor(t, [device('cp-1')])
    const noted = () => (door.refusals.of('cp-1')?.reasons ?? []).map(({ reason }) => reason)
    const comes = () => rawCharger(door.port, 'cp-1')
    for (let n = 0; n < 3; n++) await comes()
    door.timers.passTo(door.timers.now + 10 * MINUTE)
    for (let n = 0; n < 2; n++) await comes()
    t.same([noted(), door.room.stationsTwice()], [[], []])
    await comes()
    t.same([noted(), door.room.stationsTwice()], [['station-twice'], ['cp-1']])
    const pass = (ms: number) => door.timers.passTo(door.timers.now + ms)
    pass(9 * MINUTE)
    await comes()
    pass(10 * MINUTE - 1)
    t.same(door.room.stationsTwice(), ['cp-1'], 'it goes on')
    pass(1)
    t.same(door.room.stationsTwice(), [], 'nobody took the line for as long')
  },
)

t.test('one from which nothing comes for too long is let go; a pong is enough to be there', async t => {
  const env = {
    LINLI_OCPP_IDLE_SECONDS: '60',
    LINLI_OCPP_HEARTBEAT_SECONDS: '30',
    LINLI_OCPP_PING_SECONDS: '60',
  }
  const door = await openDoor(t, [device('cp-1')], env)
  const cp = await rawCharger(door.port, 'cp-1')
  const pinged = once(cp.socket, 'ping')
  door.timers.passTo(door.timers.now + 60_000)
  await pinged
  while (door.room.of('cp-1')?.heardAt !== door.timers.now) await new Promise(setImmediate)
  t.equal(door.room.connections, 1, 'at the limit it is kept, and it has answered')
  cp.socket.pause()
  door.timers.passTo(door.timers.now + 60_000)
  t.equal(door.room.connections, 1)
  door.timers.passTo(door.timers.now + 60_000)
  while (door.room.connections > 0) await new Promise(setImmediate)
  t.equal(door.tally.of('ocpp_closed', 'idle'), 1)
})

t.test('who is away is told after its grace alone', async t => {
  const door = await openDoor(t, [device('cp-1')], { LINLI_OCPP_GRACE_SECONDS: '10' })
  const told = () => door.committed.flatMap(input => (input.type === 'status' ? [input.online] : []))
  const cp = await rawCharger(door.port, 'cp-1')
  cp.socket.close()
  while (door.room.connections > 0) await new Promise(setImmediate)
  door.timers.passTo(door.timers.now + 9_999)
  t.same(told(), [true])
  door.timers.passTo(door.timers.now + 1)
  t.same(told(), [true, false])
})

t.test('who signs in wrongly is refused by name', async t => {
  const door = await openDoor(t, [device('cp-1'), device('bin', 'smart-bin')])
  const table: readonly [
    path: string,
    auth: string | undefined,
    protocols: string[],
    status: number,
    reason: string,
  ][] = [
    ['/other/cp-1', `cp-1:${TOKEN}`, ['ocpp1.6'], 404, 'path-unknown'],
    ['/ocpp/%ff', `cp-1:${TOKEN}`, ['ocpp1.6'], 404, 'path-unknown'],
    ['/ocpp/cp-1', `cp-1:${TOKEN}`, ['ocpp2.0.1'], 400, 'protocol-unknown'],
    ['/ocpp/cp-1', undefined, ['ocpp1.6'], 401, 'credentials-missing'],
    ['/ocpp/cp-1', `cp-2:${TOKEN}`, ['ocpp1.6'], 401, 'username-other'],
    ['/ocpp/cp-1', 'cp-1:guess', ['ocpp1.6'], 401, 'token-wrong'],
    ['/ocpp/bin', `bin:${TOKEN}`, ['ocpp1.6'], 401, 'not-a-charger'],
    ['/ocpp/new', `new:${TOKEN}`, ['ocpp1.6'], 401, 'charge-point-unknown'],
  ]
  for (const [path, auth, protocols, status, reason] of table) {
    const socket = new WebSocket(
      `ws://127.0.0.1:${door.port}${path}`,
      protocols,
      auth === undefined ? {} : { auth },
    )
    const [, response] = await once(socket, 'unexpected-response')
    t.equal(response.statusCode, status, reason)
    t.equal(
      door.tally.of('ocpp_connects_refused', reason),
      reason === 'path-unknown' && path.endsWith('%ff') ? 2 : 1,
      reason,
    )
    socket.on('error', () => {})
    socket.terminate()
  }
  t.match(door.unclaimed.list(), [{ source: 'ocpp', address: 'new' }])
})
