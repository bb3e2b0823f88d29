import t from 'tap'
import { TestTimers } from '../runtime/testing/test-timers.ts'
import { Calls } from './calls.ts'
import { ClockOff } from './clock-off.ts'
import { readFrame } from './frame.ts'
import { Station } from './station.ts'
import { connectorOf, transactionIdOf } from './transaction-id.ts'

t.test('a transaction has the same id whenever it is told, and its connector in it', async t => {
  const begun = { connector: 2, timestamp: '2026-01-01T00:00:00Z', meterStart: 5 }
  const id = transactionIdOf('cp', begun)
  t.equal(transactionIdOf('cp', { ...begun }), id)
  t.not(transactionIdOf('cp', { ...begun, meterStart: 6 }), id)
  t.equal(connectorOf('cp', id), 2)
  t.ok(id > 0 && id <= 0x7fffffff)
  for (const foreign of [0, -1, 594_742, 1_745_408_128, 2 ** 31, 1.5])
    t.equal(connectorOf('cp', foreign), undefined)
})

t.test('a clock that is steadily off is known for it; a queue that is emptied is not', async t => {
  const hours = 3_600_000
  const off = new ClockOff()
  off.hear(-8 * hours, 0)
  t.equal(off.aheadMs, undefined)
  off.hear(19_999 - 8 * hours, 19_999)
  t.equal(off.aheadMs, undefined)
  off.hear(20_000 - 8 * hours + 4_000, 20_000)
  t.equal(off.aheadMs, 4_000 - 8 * hours)
  const queue = new ClockOff()
  for (let n = 0; n < 100; n++) queue.hear(-8 * hours + n * 60_000, n * 300)
  t.equal(queue.aheadMs, undefined)
})

t.test(
  'a fault of the whole is not taken back by a connector, nor by what a restart has forgotten',
  async t => {
    const station = new Station()
    station.hear(1, { status: 'Available', errorCode: 'NoError' })
    t.same(
      station.valuesOf(1, 'GroundFailure'),
      { status: 'Available' },
      'what was known before may still be so',
    )
    t.same(station.valuesOf(1, undefined), { status: 'Available', errorCode: 'NoError' })
    station.hear(0, { status: 'Faulted', errorCode: 'GroundFailure' })
    t.same(station.valuesOf(1, undefined), { status: 'Faulted', errorCode: 'GroundFailure' })
    station.hear(0, { status: 'Available', errorCode: 'NoError' })
    t.same(station.valuesOf(1, 'GroundFailure'), { status: 'Available', errorCode: 'NoError' })
  },
)

t.test(
  'what was raised by what it said is over when it says so, though it never spoke of the whole',
  async t => {
    const station = new Station()
    let last: unknown
    const hears = (connector: number, errorCode: string) => {
      station.hear(connector, { errorCode })
      const stray = [...station.dangers()].find(([at]) => at !== 1)?.[1]
      last = station.valuesOf(1, last, stray).errorCode ?? last
      return last
    }
    t.equal(hears(1, 'GroundFailure'), 'GroundFailure')
    t.equal(hears(1, 'NoError'), 'NoError')
    station.forget()
    t.equal(hears(2, 'HighTemperature'), 'HighTemperature', 'of a connector that nobody registered')
    t.equal(hears(2, 'NoError'), 'NoError', 'though the registered one never spoke')
    station.forget()
    last = 'GroundFailure'
    t.equal(hears(1, 'GroundFailure'), 'GroundFailure')
    t.equal(hears(1, 'NoError'), 'GroundFailure', 'it stood before: it may be one of the whole')
  },
)

t.test(
  'a charger that boots and never spoke of itself as a whole is not held to its error for ever',
  async t => {
    const station = new Station()
    const sound = () => {
      station.hear(1, { errorCode: 'NoError' })
      return station.valuesOf(1, 'GroundFailure').errorCode
    }
    station.assumeSound()
    station.forget()
    t.equal(sound(), 'NoError', 'it was asked before it booted')
    station.hear(0, { errorCode: 'GroundFailure' })
    station.forget()
    t.equal(sound(), undefined, 'one that speaks of the whole has to do so again')
  },
)

t.test('an error without a code is one of the standard', async t => {
  for (const frame of ['[4,"a"]', '[4,"a",null]', '[4,"a",""]'])
    t.match(readFrame(frame), { type: 'error', id: 'a', code: 'GenericError', description: '' })
})

t.test('of two faults the one stands that can kill, whichever of the two it is', async t => {
  const errorOf = (own: string, whole: string | undefined, lastError?: string) => {
    const station = new Station()
    if (whole !== undefined) station.hear(0, { errorCode: whole })
    station.hear(1, { errorCode: own })
    return station.valuesOf(1, lastError).errorCode
  }
  t.equal(errorOf('OtherError', 'GroundFailure'), 'GroundFailure')
  t.equal(errorOf('HighTemperature', 'OtherError'), 'HighTemperature')
  t.equal(errorOf('OverCurrentFailure', 'GroundFailure'), 'OverCurrentFailure', 'its own of two alike')
  t.equal(errorOf('WeakSignal', 'OtherError'), 'WeakSignal')
  t.equal(errorOf('NoError', 'WeakSignal'), 'WeakSignal')
  t.equal(
    errorOf('OtherError', undefined, 'GroundFailure'),
    undefined,
    'held back as long as the whole is unknown',
  )
  t.equal(errorOf('GroundFailure', undefined, 'OtherError'), 'GroundFailure')
})

t.test('a charger is called once at a time, in order, and not waited for for ever', async t => {
  const timers = new TestTimers(0)
  const sent: string[] = []
  let id = 0
  const newId = () => String(++id)
  const calls = new Calls({
    send: frame => sent.push(JSON.parse(frame)[2]),
    newId,
    timers,
    callMsMax: 100,
    waitingMax: 1,
  })
  const [first, second, third] = [calls.call('A', {}), calls.call('B', {}), calls.call('C', {})]
  t.same(await third, { ok: false, reason: 'too-many-calls' })
  t.same(sent, ['A'])
  t.notOk(calls.answered('2', { ok: true, payload: {} }), 'nobody waits for that')
  timers.passTo(100)
  t.same(await first, { ok: false, reason: 'timed-out' })
  t.same(sent, ['A', 'B'])
  t.ok(calls.answered(2, { ok: true, payload: { status: 'Accepted' } }), 'a number for a word is the same')
  t.match(await second, { ok: true })
  const last = calls.call('D', {})
  calls.close()
  t.same(await last, { ok: false, reason: 'gone' })
  t.same(await calls.call('E', {}), { ok: false, reason: 'gone' })
})
