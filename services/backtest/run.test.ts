import t from 'tap'
import { defaultPolicy } from '../domain/community/state.ts'
import { kindList } from '../domain/kinds/kinds.ts'
import { DAY, HOUR } from '../domain/model/time.ts'
import { openPastReader } from '../store/past-reader.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import type { BacktestProgress, BacktestRequest, BacktestResult } from './desk.ts'
import { runBacktest } from './run.ts'
import { binFull, binOf, type Past, requestOf, start, storedPast, tuningOf } from './testing/past.ts'

const LIMITS = { leadInMs: DAY, episodesMax: 100, devicesMax: 100 }
const fills = (...levels: [offsetMs: number, fillPercent: number][]): Past[string] =>
  levels.map(([at, fillPercent]) => [at, { fillPercent }])

const past: Past = {
  'bin-1': fills([HOUR, 80], [2 * HOUR, 57], [DAY + HOUR, 95], [DAY + 2 * HOUR, 96], [DAY + 3 * HOUR, 57]),
  'bin-2': fills([5 * HOUR, 76], [6 * HOUR, 57], [6 * DAY, 79]),
  'bin-3': fills([HOUR, 30]),
}
const bins = Object.keys(past).map(id => binOf(id))

async function run(
  request: BacktestRequest,
  {
    alerts = [],
    limits = LIMITS,
  }: { alerts?: ReturnType<typeof sampleAlert>[]; limits?: typeof LIMITS } = {},
): Promise<{ result: BacktestResult; told: BacktestProgress[] }> {
  const storage = await storedPast(past)
  await storage.journal.append({ entries: [], changes: alerts.map(raisedChange) })
  const reader = openPastReader(storage.file, 1_000)
  const told: BacktestProgress[] = []
  let now = 0
  const parts = {
    past: reader,
    kinds: kindList,
    steadyNowMs: () => now++,
    onProgress: (now: BacktestProgress) => void told.push(now),
  }
  const policies = new Map([['site-1', defaultPolicy]])
  const result = await runBacktest({ request, limits, policies }, parts)
  reader.close()
  await storage.close()
  return { result, told }
}

t.test('what a rule would have raised, in all, by the day, by the device and one by one', async t => {
  const { result } = await run(requestOf(...bins))
  t.match(result, {
    fired: { count: 4, devices: 2, bySeverity: { critical: 0, high: 1, medium: 3, low: 0 } },
    present: null,
    raised: { count: 0, devices: 0 },
    readings: 9,
    devices: 3,
    firstReadingAt: start + HOUR,
  })
  t.same(
    result.days.map(({ day, fired }) => [day, fired]),
    [1, 1, 0, 0, 0, 0, 0].map((_, i) => [
      new Date(start + i * DAY).toISOString().slice(0, 10),
      [2, 1, 0, 0, 0, 0, 1][i],
    ]),
  )
  t.same(result.byDevice, [
    { deviceId: 'bin-1', fired: 2, present: null, raised: 0 },
    { deviceId: 'bin-2', fired: 2, present: null, raised: 0 },
  ])
  t.same(
    result.episodes.map(({ alert, endedAt }) => [alert.deviceId, alert.raisedAt - start, endedAt]),
    [
      ['bin-1', DAY + HOUR, start + DAY + 3 * HOUR],
      ['bin-2', 6 * DAY, null],
      ['bin-2', 5 * HOUR, start + 6 * HOUR],
      ['bin-1', HOUR, start + 2 * HOUR],
    ],
    'the worst first, then the newest',
  )
})

t.test('a draft stands beside the rule as it stands, over the same readings', async t => {
  const rule = binFull
  const draft = { rule, tuning: tuningOf({ mediumPercent: 90, highPercent: 94 }) }
  const trial = { draft, present: { rule, tuning: undefined } }
  const { result } = await run({ ...requestOf(...bins), trial })
  t.match(result, { fired: { count: 1, devices: 1 }, present: { count: 4, devices: 2 } })
  t.match(result.byDevice, [
    { deviceId: 'bin-1', fired: 1, present: 2 },
    { deviceId: 'bin-2', fired: 0, present: 2 },
  ])
  t.equal(result.episodes.length, 1, 'told as episodes are those of the draft')
  t.equal(result.presentEpisodes.length, 4, 'and beside them those of the rule as it stands')
  t.equal(result.busiest.fired?.count, 1)
})

t.test(
  'what was really raised is told with how much of it the draft would have raised, false alarms too',
  async t => {
    const ended = { clearedAt: start + 2 * HOUR, condition: 'cleared' as const }
    const alerts = [
      sampleAlert('a-1', start + HOUR, { ...ended, cause: 'false-alarm' }),
      sampleAlert('a-2', start + DAY + HOUR, { clearedAt: start + 2 * DAY, cause: 'real' }),
      sampleAlert('a-3', start + 3 * DAY, { clearedAt: start + 3 * DAY, cause: 'false-alarm' }),
      sampleAlert('a-4', start + HOUR, { ...ended, rule: 'bin-fire' }),
      sampleAlert('a-5', start - 1, ended),
      sampleAlert('a-6', start + 7 * DAY),
    ]
    const { result } = await run(requestOf(...bins), { alerts })
    t.same(result.raised, { count: 3, devices: 1, alsoFired: 2, falseAlarms: 2, falseAlarmsAlsoFired: 1 })
    t.same(
      result.days.map(({ raised }) => raised),
      [1, 1, 0, 1, 0, 0, 0],
    )
  },
)

t.test(
  'the range begins with its first moment and ends before its last; what began before it is none of it',
  async t => {
    const countOf = async (from: number, to: number) => {
      const { result } = await run({ ...requestOf(binOf('bin-1')), from: start + from, to: start + to })
      return [result.fired.count, result.readings]
    }
    t.same(await countOf(HOUR, 2 * HOUR), [1, 1])
    t.same(await countOf(HOUR + 1, 2 * HOUR), [0, 0], 'it was full already: the reading before is known')
    t.same(await countOf(0, HOUR), [0, 0])
    t.same(await countOf(DAY + 2 * HOUR, DAY + 3 * HOUR), [0, 1], 'the same a day later')
  },
)

t.test('without readings before the range a bin that was full already is found full in it', async t => {
  const request = { ...requestOf(binOf('bin-1')), from: start + DAY + 2 * HOUR }
  const { result } = await run(request, { limits: { ...LIMITS, leadInMs: 0 } })
  t.equal(result.fired.count, 1)
})

t.test('readings from before a device was registered anew are somebody else’s', async t => {
  const request = requestOf(binOf('bin-1'))
  const devices = [{ device: binOf('bin-1'), historyFrom: start + 3 * HOUR }]
  const { result } = await run({ ...request, devices })
  t.match(result, { fired: { count: 1 }, readings: 3, firstReadingAt: start + DAY + HOUR })
})

t.test('more episodes and devices than are told are counted all the same', async t => {
  const { result } = await run(requestOf(...bins), { limits: { ...LIMITS, episodesMax: 1, devicesMax: 1 } })
  t.equal(result.fired.count, 4)
  t.equal(result.episodes.length, 1)
  t.equal(result.byDevice.length, 1)
})

t.test('a rule that is switched off everywhere fires nowhere', async t => {
  const tuning = { ...tuningOf({}), overrides: [{ scope: {}, enabled: false }] }
  const trial = { draft: { rule: binFull, tuning }, present: undefined }
  const { result } = await run({ ...requestOf(...bins), trial })
  t.match(result, { fired: { count: 0 }, readings: 0, devicesOff: 3 })
})

t.test('progress goes from nothing to everything', async t => {
  const { told } = await run(requestOf(...bins))
  t.ok(told.length >= 3)
  t.match(told.at(-1), { readingsDone: 9, readingsExpected: 9, devicesDone: 3, devices: 3, leftMs: 0 })
  const shares = told.map(({ devicesDone }) => devicesDone)
  t.same(
    shares,
    shares.toSorted((a, b) => a - b),
  )
})
