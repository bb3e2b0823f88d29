import t, { type Test } from 'tap'
import { DAY, HOUR, MINUTE, toRfc3339 } from '../domain/model/time.ts'
import { SETTLES_MS } from './giving.ts'
import { ocppOrders } from './order-transport.ts'
import { device, openDoor, START } from './testing/door.ts'
import { rawCharger } from './testing/raw-charger.ts'

/** A charger that says what it says, and what whoever cut it off hears of that; `aheadMs`: by a clock that is ahead. */
async function setUp(t: Test, aheadMs = 0) {
  const door = await openDoor(t, [device('cp-1')])
  const cp = await rawCharger(door.port, 'cp-1')
  const heard: unknown[] = []
  let isOut = 0
  const systemNow = () => door.now() + aheadMs
  ocppOrders({ ...door, systemNow }).onContradicted?.(({ id }, name, what) => {
    if (what === undefined) isOut += 1
    else heard.push([id, name, what.said, what.at - START])
  })
  const says = (action: string, payload: object) => cp.ask([2, 'a', action, { connectorId: 1, ...payload }])
  const status = (status: string, more: object = {}) =>
    says('StatusNotification', { status, errorCode: 'NoError', ...more })
  const measures = (measurand: string, value: number, unit: string, ts = door.timers.now) =>
    says('MeterValues', {
      meterValue: [{ timestamp: toRfc3339(ts), sampledValue: [{ value: String(value), measurand, unit }] }],
    })
  // Of one that has told how it is as a whole, nothing is asked.
  await status('Available', { connectorId: 0 })
  const pass = (ms: number) => door.timers.passTo(door.timers.now + ms)
  return { ...door, heard, outs: () => isOut, says, status, measures, pass }
}

const cutOff = (said: string, at = 0) => ['cp-1', 'cut-off', said, at]

t.test('a charger that says that current is to be had contradicts who cut it off', async t => {
  for (const [told, contradicts] of Object.entries({
    ...{
      Available: true,
      Preparing: true,
      Charging: true,
      SuspendedEV: true,
      suspendedevse: true,
      Reserved: true,
    },
    ...{ Finishing: false, Unavailable: false, Faulted: false, Dreaming: false },
  })) {
    const { heard, status, pass } = await setUp(t)
    await status(told)
    pass(SETTLES_MS)
    t.equal(heard.length, contradicts ? 1 : 0, told)
  }
})

t.test('what it takes back in the same breath it never meant', async t => {
  const { heard, status, pass } = await setUp(t)
  await status('Available')
  pass(SETTLES_MS - 1)
  await status('Unavailable')
  pass(MINUTE)
  t.same(heard, [])
  await status('Available')
  pass(SETTLES_MS - 1)
  await status('Charging')
  t.same(heard, [])
  pass(1)
  t.same(heard, [cutOff('StatusNotification: Charging', MINUTE + 2 * (SETTLES_MS - 1))], 'the newest word')
})

t.test('that it is out of order is told at once, and that it is at fault is not that', async t => {
  const { outs, status } = await setUp(t)
  for (const none of ['Finishing', 'Faulted', 'Available']) await status(none)
  t.equal(outs(), 0)
  await status('Unavailable')
  t.equal(outs(), 1)
})

t.test('that the cabinet is there says nothing of a connector, nor does another connector', async t => {
  const { heard, status, pass } = await setUp(t)
  await status('Available', { connectorId: 0 })
  await status('Available', { connectorId: 2 })
  pass(SETTLES_MS)
  t.same(heard, [])
})

t.test('a session contradicts, but for one that waited for the line since before', async t => {
  const begun = { idTag: 'x', meterStart: 0 }
  const { heard, says, pass, timers } = await setUp(t)
  await says('StartTransaction', { ...begun, timestamp: toRfc3339(timers.now) })
  pass(SETTLES_MS)
  const waited = toRfc3339(START - HOUR)
  await says('StartTransaction', { ...begun, timestamp: waited })
  pass(SETTLES_MS)
  t.same(heard, [cutOff('StartTransaction'), cutOff('StartTransaction', -HOUR)])
})

t.test('current that flows contradicts from what is more than the charger itself', async t => {
  for (const [measurand, value, unit, said] of [
    ['Power.Active.Import', 99, 'W', undefined],
    ['Power.Active.Import', 0.1, 'kW', 'MeterValues: 100 W'],
    ['Current.Import', 0.9, 'A', undefined],
    ['Current.Import', 1, 'A', 'MeterValues: 1 A'],
    ['Energy.Active.Import.Register', 9_000, 'Wh', undefined],
  ] as const) {
    const { heard, measures, pass } = await setUp(t)
    await measures(measurand, value, unit)
    pass(SETTLES_MS)
    t.same(heard, said === undefined ? [] : [cutOff(said)], `${value} ${unit}`)
  }
  const { heard, measures, pass } = await setUp(t)
  await measures('Power.Active.Import', 7_000, 'W', START - DAY)
  pass(MINUTE)
  t.same(heard, [cutOff('MeterValues: 7000 W', -DAY)], 'what waited for the line is of when it was measured')
})

t.test('what waited for the line hides nothing that is said now', async t => {
  const old = START - HOUR
  for (const isOldFirst of [true, false]) {
    const { heard, status, measures, pass } = await setUp(t)
    if (isOldFirst) await measures('Power.Active.Import', 7_000, 'W', old)
    await status('Available')
    if (!isOldFirst) await measures('Power.Active.Import', 7_000, 'W', old)
    pass(SETTLES_MS)
    t.same(heard, [cutOff('StatusNotification: Available')])
  }
  const { heard, says, pass } = await setUp(t)
  const flows = (value: string, ts: number) => ({
    timestamp: toRfc3339(ts),
    sampledValue: [{ value, measurand: 'Power.Active.Import', unit: 'W' }],
  })
  await says('MeterValues', { meterValue: [flows('7000', old), flows('6000', START), flows('0', START)] })
  pass(SETTLES_MS)
  t.same(heard, [cutOff('MeterValues: 6000 W')])
})

t.test('when it was is told by the clock of orders, though the one of chargers is doubted', async t => {
  const { heard, status, measures, pass } = await setUp(t, HOUR)
  await status('Available')
  pass(SETTLES_MS)
  await measures('Power.Active.Import', 7_000, 'W', START - DAY)
  pass(SETTLES_MS)
  t.same(heard, [cutOff('StatusNotification: Available', HOUR), cutOff('MeterValues: 7000 W', HOUR - DAY)])
})

t.test('that all is as it was, which a heartbeat tells, is nothing that a charger said', async t => {
  const { heard, says, pass, views } = await setUp(t)
  const view = views.get('cp-1')
  if (view !== undefined) views.set('cp-1', { ...view, values: { status: 'Charging' } })
  await says('Heartbeat', {})
  pass(MINUTE)
  t.same(heard, [])
})
