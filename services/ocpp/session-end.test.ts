import t, { type Test } from 'tap'
import { HOUR, type Instant, SECOND, toRfc3339 } from '../domain/model/time.ts'
import { STEADY_FOR_MS, STEADY_WITHIN_MS } from './clock-off.ts'
import { ocppOrders } from './order-transport.ts'
import { device, openDoor, START } from './testing/door.ts'
import { rawCharger } from './testing/raw-charger.ts'

const OVER = { connectorId: 1, errorCode: 'NoError', status: 'Available' }

/** A charger with a session that is cut off, agrees to end it, and then says no more than it is told to. */
async function cuttingOff(t: Test, { meters = [] as readonly Instant[] } = {}) {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  const says = (action: string, payload: object) => cp.ask([2, action, action, payload])
  await says('StatusNotification', { ...OVER, connectorId: 0 })
  await says('StartTransaction', { connectorId: 1, idTag: 'x', meterStart: 0, timestamp: toRfc3339(START) })
  for (const timestamp of meters) {
    const sampledValue = [{ value: '7000', measurand: 'Power.Active.Import', unit: 'W' }]
    await says('MeterValues', {
      connectorId: 1,
      meterValue: [{ timestamp: toRfc3339(timestamp), sampledValue }],
    })
    door.timers.passTo(door.timers.now + STEADY_FOR_MS)
  }
  const sentAt = door.timers.now
  const order = { id: 'o', name: 'cut-off', parameters: {}, expiresAt: 0 }
  const off = ocppOrders(door).send(device('cp-1'), order)
  for (let n = 0; n < 2; n++) {
    const [, id] = (await cp.hear()) as [number, string]
    cp.say([3, id, { status: 'Accepted' }])
  }
  /** Whether it is done, where nothing more is said in time. */
  const isDone = async () => {
    door.timers.passTo(sentAt + 15 * SECOND)
    return (await off).ok
  }
  return { door, says, isDone, sentAt }
}

t.test('a status that was said before the order does not prove that its session is over', async t => {
  for (const [told, aheadMs, isDone] of [
    ['an hour before', -HOUR, false],
    ['beyond what its clock may be behind', -STEADY_WITHIN_MS - 1, false],
    ['at the edge of it', -STEADY_WITHIN_MS, true],
    ['since', SECOND, true],
    ['by a clock that is ahead', HOUR, true],
    ['by a clock that was never set', -START, true],
    ['without a time', undefined, true],
  ] as const) {
    const { says, ...cut } = await cuttingOff(t)
    const timestamp = aheadMs !== undefined && { timestamp: toRfc3339(cut.sentAt + aheadMs) }
    await says('StatusNotification', { ...OVER, ...timestamp })
    t.equal(await cut.isDone(), isDone, told)
  }
})

t.test('what was said before stands in the way of nothing that is said after it', async t => {
  const { says, isDone } = await cuttingOff(t)
  await says('StatusNotification', { ...OVER, timestamp: toRfc3339(START - HOUR) })
  await says('StatusNotification', { ...OVER, timestamp: toRfc3339(START) })
  t.ok(await isDone())
})

t.test('a clock that is known to be an hour behind proves by its own time', async t => {
  const meters = [START - HOUR, START - HOUR + STEADY_FOR_MS]
  const behind = await cuttingOff(t, { meters })
  await behind.says('StatusNotification', { ...OVER, timestamp: toRfc3339(behind.sentAt - HOUR) })
  t.ok(await behind.isDone())
  const long = await cuttingOff(t, { meters })
  await long.says('StatusNotification', { ...OVER, timestamp: toRfc3339(long.sentAt - 2 * HOUR) })
  t.notOk(await long.isDone())
})

t.test('of a fault the time proves nothing: it is of now', async t => {
  const { door, says, isDone } = await cuttingOff(t)
  const faulted = { ...OVER, status: 'Faulted', errorCode: 'GroundFailure' }
  await says('StatusNotification', { ...faulted, timestamp: toRfc3339(START - HOUR) })
  const last = door.committed.at(-1)
  t.match(last, { type: 'reading', reading: { values: { errorCode: 'GroundFailure' }, ts: undefined } })
  t.notOk(await isDone())
})
