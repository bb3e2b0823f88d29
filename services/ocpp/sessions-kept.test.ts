import t, { type Test } from 'tap'
import { MINUTE } from '../domain/model/time.ts'
import { HELD_UP_MS_MAX } from './calls.ts'
import { ocppOrders } from './order-transport.ts'
import { device, openDoor } from './testing/door.ts'
import { memorySessions } from './testing/memory-sessions.ts'
import { rawCharger } from './testing/raw-charger.ts'

const begin = { connectorId: 1, idTag: 'x', meterStart: 0, timestamp: '2026-01-01T00:00:00Z' }
const ACCEPTED = { status: 'Accepted' }
const SILENT = {}

/** A charger at a door that remembers what the door before it did; it answers calls as it is told to, and no others. */
async function setUp(t: Test, sessions = memorySessions(), answers: Readonly<Record<string, object>> = {}) {
  const door = await openDoor(t, [device('cp-1')], {}, undefined, sessions)
  const cp = await rawCharger(door.port, 'cp-1')
  const called: unknown[][] = []
  const heard = new Map<string, (payload: unknown) => void>()
  let last = 0
  const tell = (action: string, payload: object) =>
    new Promise<unknown>(resolve => {
      last += 1
      heard.set(String(last), resolve)
      cp.say([2, String(last), action, payload])
    })
  cp.socket.on('message', data => {
    const [type, id, action, payload] = JSON.parse(data.toString())
    if (type === 3) heard.get(id)?.(action)
    if (type !== 2) return
    called.push([action, payload])
    const answer = answers[action]
    if (answer === SILENT) return
    cp.say(answer === undefined ? [4, id, 'NotSupported', '', {}] : [3, id, answer])
    if (action === 'RemoteStopTransaction' && answer === ACCEPTED)
      void tell('StopTransaction', { ...payload, meterStop: 1, timestamp: '2026-01-01T00:00:00Z' })
  })
  const status = (status: string) =>
    tell('StatusNotification', { connectorId: 1, errorCode: 'NoError', status })
  const order = (name: string) =>
    ocppOrders(door).send(device('cp-1'), {
      ...{ id: 'o', name, parameters: {}, expiresAt: 0 },
      ...(name === 'cut-off' && { isUrgent: true }),
    })
  const kept = () => [...sessions.kept.values()].map(({ connector, id }) => [connector, id])
  const pass = (ms: number) => door.timers.passTo(door.timers.now + ms)
  return { sessions, called, tell, status, order, kept, pass }
}

const begun = async ({ tell }: Awaited<ReturnType<typeof setUp>>) =>
  ((await tell('StartTransaction', begin)) as { transactionId: number }).transactionId

t.test('a session is remembered until it ends, or nobody charges there', async t => {
  const charger = await setUp(t)
  const { tell, status, kept } = charger
  const transactionId = await begun(charger)
  t.same(kept(), [[1, transactionId]])
  for (const goesOn of ['Charging', 'Faulted', 'Finishing', 'Unavailable']) await status(goesOn)
  await tell('BootNotification', { chargePointVendor: 'v', chargePointModel: 'm' })
  t.same(kept(), [[1, transactionId]], 'many boot whenever their line is back')
  await tell('StopTransaction', { transactionId, meterStop: 1, timestamp: '2026-01-01T00:00:00Z' })
  t.same(kept(), [])
  await tell('MeterValues', { connectorId: 1, transactionId: 77, meterValue: [] })
  t.same(kept(), [[1, 77]], 'also one that another server began')
  await status('Available')
  t.same(kept(), [])
})

t.test('a session of before a restart is ended by its id, where the charger does not tell it', async t => {
  for (const name of ['stop', 'cut-off']) {
    const first = await setUp(t)
    const transactionId = await begun(first)
    const answers = { ChangeAvailability: { status: 'Scheduled' }, RemoteStopTransaction: ACCEPTED }
    const { order, called, kept } = await setUp(t, first.sessions, answers)
    t.match(await order(name), { ok: true }, name)
    t.same(called.at(-1), ['RemoteStopTransaction', { transactionId }])
    t.same(kept(), [], 'its end was heard: nobody has to know which connector it was')
  }
})

t.test('what the charger tells goes before what is remembered', async t => {
  const first = await setUp(t)
  await begun(first)
  const { order, called, tell } = await setUp(t, first.sessions, { RemoteStopTransaction: ACCEPTED })
  await tell('MeterValues', { connectorId: 1, transactionId: 77, meterValue: [] })
  t.match(await order('stop'), { ok: true })
  t.same(called, [['RemoteStopTransaction', { transactionId: 77 }]])
})

t.test(
  'a cut-off waits for one that does not say what runs only so long where that is remembered',
  async t => {
    const first = await setUp(t)
    const transactionId = await begun(first)
    const answers = { ChangeAvailability: ACCEPTED, TriggerMessage: SILENT, RemoteStopTransaction: ACCEPTED }
    const { order, called, tell, pass } = await setUp(t, first.sessions, answers)
    await tell('StatusNotification', { connectorId: 0, errorCode: 'NoError', status: 'Available' })
    const off = order('cut-off')
    while (called.length < 2) await new Promise(setImmediate)
    pass(HELD_UP_MS_MAX)
    await tell('Heartbeat', {})
    t.same(called.slice(2), [['RemoteStopTransaction', { transactionId }]])
    pass(MINUTE)
    t.match(await off, { ok: true })
  },
)

t.test('one that is over by now is no reason to send people there; one that goes on is', async t => {
  for (const [now, off, isDone] of [
    ['Preparing', 'Accepted', true],
    ['Preparing', 'Scheduled', false],
    ['Preparing', 'Rejected', false],
  ] as const) {
    const first = await setUp(t)
    await begun(first)
    const answers = { ChangeAvailability: { status: off }, RemoteStopTransaction: { status: 'Rejected' } }
    const { order, status } = await setUp(t, first.sessions, answers)
    await status(now)
    t.equal((await order('cut-off')).ok, isDone, `${now}, ${off}`)
  }
})
