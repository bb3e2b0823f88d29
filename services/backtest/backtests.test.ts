import { EventEmitter, once } from 'node:events'
import pino from 'pino'
import t, { type Test } from 'tap'
import { Environment } from '../config/environment.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { HOUR, MINUTE } from '../domain/model/time.ts'
import { Backtests } from './backtests.ts'
import { type BacktestConfig, backtestConfig } from './config.ts'
import { type BacktestResult, nothingDone } from './desk.ts'
import { BacktestFailure, type Hearer, type runInProcess } from './in-process.ts'
import { binOf, requestOf, start, storedPast } from './testing/past.ts'

const past = { 'bin-1': [[HOUR, { fillPercent: 80 }] as const, [2 * HOUR, { fillPercent: 57 }] as const] }
const request = requestOf(binOf('bin-1'))
const config = backtestConfig(new Environment({}))

function deskOf(file: string | undefined, limits: Partial<BacktestConfig> = {}, run?: typeof runInProcess) {
  const clock = { ms: 0 }
  const ends = new EventEmitter()
  let ids = 0
  const desk = new Backtests(
    {
      config: { ...config, ...limits },
      file,
      lockWaitMsMax: 1_000,
      policyOf: () => defaultPolicy,
      steadyNowMs: () => clock.ms,
      // What is logged when one ends is the event that the tests wait for.
      log: pino({}, { write: () => void ends.emit('end') }),
    },
    () => `b-${++ids}`,
    run,
  )
  const begin = (of = request) => {
    const begun = desk.begin(of)
    return begun.ok ? begun.id : begun.code
  }
  return { desk, begin, clock, ends }
}

/** Those that are under way do what the test says. */
function handDriven(limits: Partial<BacktestConfig>) {
  const hearers: Hearer[] = []
  let stopped = 0
  const run: typeof runInProcess = (_told, _heapMiBMax, hearer) => {
    hearers.push(hearer)
    return { stop: async () => void stopped++ }
  }
  const result = {} as BacktestResult
  return { ...deskOf('a file', limits, run), hearers, result, stopped: () => stopped }
}

async function withProcess(t: Test, limits: Partial<BacktestConfig> = {}) {
  const storage = await storedPast(past)
  const desk = deskOf(storage.file, limits)
  t.teardown(async () => {
    await desk.desk.stop()
    await storage.close()
  })
  return desk
}

t.test('one runs in a process of its own and is done, and one that cannot be carried out fails', async t => {
  const { desk, begin, ends } = await withProcess(t, { atOnceMax: 1 })
  const [good, bad] = [begin(), begin({ ...request, to: Number.NaN })]
  t.match(desk.status(good), { id: good, state: 'running', progress: { devices: 1 } })
  t.match(desk.status(bad), { id: bad, state: 'waiting', before: 0 })
  await once(ends, 'end')
  const done = desk.status(good)
  t.match(done, { state: 'done', request: { by: 'admin' } })
  if (done?.state === 'done') {
    t.match(done.result, { fired: { count: 1 }, readings: 2, firstReadingAt: start + HOUR })
    t.equal(done.result.episodes[0]?.alert.evidence.readings[0]?.values.fillPercent, 80)
  }
  await once(ends, 'end')
  t.match(desk.status(bad), { state: 'failed', reason: 'Why is in the log of the server.' })
})

t.test('a server that stops waits for none of them', async t => {
  const { desk, begin } = await withProcess(t)
  const id = begin()
  await desk.stop()
  t.equal(desk.status(id), undefined)
})

t.test('beyond those at once they wait in turn, and beyond those they are refused', async t => {
  const { desk, begin, hearers, result } = handDriven({ atOnceMax: 2, waitingMax: 2 })
  const ids = [begin(), begin(), begin(), begin()]
  const states = () => ids.map(id => desk.status(id)?.state)
  t.same(states(), ['running', 'running', 'waiting', 'waiting'])
  t.match(desk.status('b-4'), { before: 1 })
  t.equal(begin(), 'BACKTEST_BUSY')
  hearers[1]?.done(result, 0)
  t.same(states(), ['running', 'done', 'running', 'waiting'])
  t.match(desk.status('b-4'), { before: 0 })
  t.equal(begin(), 'b-5')
})

t.test('one that is called off is ended and gone, and the next has its turn', async t => {
  const { desk, begin, stopped, hearers, result } = handDriven({ atOnceMax: 1, waitingMax: 2 })
  const ids = [begin(), begin(), begin()]
  t.ok(desk.drop('b-2'), 'one that waits')
  t.equal(stopped(), 0)
  t.ok(desk.drop('b-1'), 'one that runs')
  t.equal(stopped(), 1)
  t.same(
    ids.map(id => desk.status(id)?.state),
    [undefined, undefined, 'running'],
  )
  t.notOk(desk.drop('b-1'), 'once')
  hearers[1]?.done(result, 0)
  t.equal(desk.status('b-3')?.state, 'done')
})

t.test('what it tells on its way is its progress', async t => {
  const { desk, begin, hearers } = handDriven({})
  const id = begin()
  hearers[0]?.progress({ ...nothingDone(1), readingsDone: 7 })
  t.match(desk.status(id), { state: 'running', progress: { readingsDone: 7 } })
})

t.test('one that takes too much memory fails with the setting that says how much', async t => {
  const { desk, begin, hearers } = handDriven({})
  const id = begin()
  hearers[0]?.failed(new BacktestFailure('FATAL ERROR: JavaScript heap out of memory'))
  t.match(desk.status(id), { state: 'failed', reason: /LINLI_BACKTEST_HEAP_MIB/ })
})

t.test('results are forgotten when they are old, and the oldest when there are too many', async t => {
  const { desk, begin, clock, hearers, result } = handDriven({ keptMax: 2, keepMs: MINUTE, atOnceMax: 1 })
  const ids = [begin(), begin(), begin()]
  const there = () => ids.map(id => desk.status(id) !== undefined)
  for (let i = 0; i < 3; i++) hearers[i]?.done(result, 0)
  t.same(there(), [false, true, true])
  clock.ms = MINUTE - 1
  t.same(there(), [false, true, true])
  clock.ms = MINUTE
  t.same(there(), [false, false, false])
})

t.test('where readings are kept elsewhere there is nothing to try a rule on', async t => {
  t.equal(deskOf(undefined).begin(), 'BACKTEST_HISTORY_ELSEWHERE')
})
