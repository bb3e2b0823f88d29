import { EventEmitter, once } from 'node:events'
import pino from 'pino'
import t, { type Test } from 'tap'
import { Environment } from '../config/environment.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { HOUR, MINUTE } from '../domain/model/time.ts'
import { Backtests, type BacktestsOptions } from './backtests.ts'
import { type BacktestConfig, backtestConfig } from './config.ts'
import type { BacktestState } from './desk.ts'
import { binOf, requestOf, start, storedPast } from './testing/past.ts'

const past = { 'bin-1': [[HOUR, { fillPercent: 80 }] as const, [2 * HOUR, { fillPercent: 10 }] as const] }
const request = requestOf(binOf('bin-1'))
const config = backtestConfig(new Environment({}))

async function deskOf(t: Test, limits: Partial<BacktestConfig> = {}, more: Partial<BacktestsOptions> = {}) {
  const storage = await storedPast(past)
  const clock = { ms: 0 }
  const ends = new EventEmitter()
  // What is logged when one ends is the event that the tests wait for.
  const log = pino({}, { write: () => void ends.emit('end') })
  let ids = 0
  const desk = new Backtests(
    {
      config: { ...config, ...limits },
      file: storage.file,
      lockWaitMsMax: 1_000,
      policyOf: () => defaultPolicy,
      steadyNowMs: () => clock.ms,
      log,
      ...more,
    },
    () => `b-${++ids}`,
  )
  t.teardown(async () => {
    await desk.stop()
    await storage.close()
  })
  const begin = (of = request) => {
    const begun = desk.begin(of)
    return begun.ok ? begun.id : begun.code
  }
  const over = async (id: string) => {
    while (!isOver(desk.status(id))) await once(ends, 'end')
    return desk.status(id)
  }
  return { desk, begin, clock, over }
}

const isOver = (state: BacktestState | undefined): boolean =>
  state === undefined || state.state === 'done' || state.state === 'failed'

t.test('one runs in a thread of its own and is done', async t => {
  const { desk, begin, over } = await deskOf(t)
  const id = begin()
  t.match(desk.status(id), { id, state: 'running', progress: { devices: 1 } })
  const done = await over(id)
  t.match(done, { state: 'done', request: { by: 'admin' } })
  if (done?.state !== 'done') return
  t.match(done.result, { fired: { count: 1 }, readings: 2, firstReadingAt: start + HOUR })
  t.equal(done.result.episodes[0]?.alert.evidence.readings[0]?.values.fillPercent, 80)
})

t.test('beyond those at once they wait in turn, and beyond those they are refused', async t => {
  const { desk, begin, over } = await deskOf(t, { atOnceMax: 2, waitingMax: 2 })
  const ids = [begin(), begin(), begin(), begin()]
  t.same(
    ids.map(id => desk.status(id)?.state),
    ['running', 'running', 'waiting', 'waiting'],
  )
  t.match(desk.status(ids[3] ?? ''), { before: 1 })
  t.equal(begin(), 'BACKTEST_BUSY')
  for (const id of ids) t.equal((await over(id))?.state, 'done')
  t.match(begin(), /^b-/)
})

t.test('one that is called off is gone, and the next has its turn', async t => {
  const { desk, begin, over } = await deskOf(t, { atOnceMax: 1, waitingMax: 1 })
  const [running, waiting] = [begin(), begin()]
  t.ok(desk.drop(running))
  t.equal(desk.status(running), undefined)
  t.equal(desk.status(waiting)?.state, 'running')
  t.notOk(desk.drop(running), 'once')
  t.equal((await over(waiting))?.state, 'done')
})

t.test('results are forgotten when they are old, and the oldest when there are too many', async t => {
  const { desk, begin, clock, over } = await deskOf(t, { keptMax: 2, keepMs: MINUTE, atOnceMax: 1 })
  const ids: string[] = []
  for (let i = 0; i < 3; i++) {
    const id = begin()
    await over(id)
    ids.push(id)
  }
  const there = () => ids.map(id => desk.status(id) !== undefined)
  t.same(there(), [false, true, true])
  clock.ms = MINUTE - 1
  t.same(there(), [false, true, true])
  clock.ms = MINUTE
  t.same(there(), [false, false, false])
})

t.test(
  'one that cannot be carried out fails with what the person can do, and the next has its turn',
  async t => {
    const { begin, over } = await deskOf(t, { atOnceMax: 1 })
    const nobodys = { ...request, to: Number.NaN }
    const [bad, good] = [begin(nobodys), begin()]
    t.match(await over(bad), { state: 'failed', reason: 'Why is in the log of the server.' })
    t.match(await over(good), { state: 'done' })
  },
)

t.test('where readings are kept elsewhere there is nothing to try a rule on', async t => {
  const { begin } = await deskOf(t, {}, { file: undefined })
  t.equal(begin(), 'BACKTEST_HISTORY_ELSEWHERE')
})

t.test('a server that stops waits for none of them', async t => {
  const { desk, begin } = await deskOf(t)
  const id = begin()
  await desk.stop()
  t.equal(desk.status(id), undefined)
})
