import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'
import type { Range } from './plan.ts'
import { type DeviceHistory, openDeviceHistory, plainSeries, type Report } from './testing/device-history.ts'

/** On a day, so that the windows asked for fall on it or not. */
const start: Instant = Date.UTC(2026, 2, 1)
const spanMs = 3 * DAY

const moment = fc.oneof(
  fc.integer({ min: 0, max: spanMs - 1 }),
  // Edges of minutes, hours and days.
  fc
    .tuple(fc.integer({ min: 0, max: 3 * 24 }), fc.constantFrom(-1, 0, 1, MINUTE - 1, MINUTE))
    .map(([hour, ms]) => Math.max(0, hour * HOUR + ms)),
)

const report: fc.Arbitrary<Report> = fc.record({
  at: moment.map(ms => start + ms),
  values: fc.oneof(
    fc.record({ fillPercent: fc.integer({ min: 0, max: 1_000 }).map(n => n / 10) }),
    fc.record({
      fillPercent: fc.constant(50),
      temperatureC: fc.integer({ min: -40_000, max: 99_999 }).map(n => n / 1_000),
    }),
    fc.record({ lidOpen: fc.boolean() }),
  ),
  deviceId: fc.constantFrom('bin-1', 'bin-1', 'bin-1', 'bin-2'),
})

type Act =
  | { readonly act: 'report'; readonly reports: readonly Report[] }
  | { readonly act: 'send-again'; readonly which: number }
  | { readonly act: 'hours-pass'; readonly hours: number }
  | { readonly act: 'roll-up-some'; readonly rowsMax: number }
  | { readonly act: 'roll-up' }
  | { readonly act: 'restart'; readonly projectAgain: boolean }

const always = <const T>(of: T) => fc.constant(of)

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: always('report'), reports: fc.array(report, { maxLength: 30 }) }),
  },
  { weight: 3, arbitrary: fc.record({ act: always('hours-pass'), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ act: always('roll-up') }) },
  fc.record({ act: always('roll-up-some'), rowsMax: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ act: always('send-again'), which: fc.nat() }),
  fc.record({ act: always('restart'), projectAgain: fc.boolean() }),
)

const question = fc.record({
  range: fc
    .tuple(moment, moment)
    .map(([a, b]): Range => ({ from: start + Math.min(a, b), to: start + Math.max(a, b) + 1 })),
  everyMs: fc.constantFrom(
    ...[90_000, MINUTE, 5 * MINUTE, 7 * MINUTE, 15 * MINUTE, 90 * MINUTE],
    ...[HOUR, 5 * HOUR, DAY, 2 * DAY, 7 * DAY],
  ),
  metric: fc.constantFrom('fillPercent', 'temperatureC'),
})

function live(acts: readonly Act[]): DeviceHistory {
  const history = openDeviceHistory()
  const sent: Report[] = []
  let now = start + DAY
  const send = (reports: readonly Report[]) => {
    const past = reports.filter(({ at }) => at <= now)
    sent.push(...past)
    history.report(now, past)
  }
  for (const step of acts) {
    if (step.act === 'report') send(step.reports)
    if (step.act === 'send-again') send(sent.slice(step.which % (sent.length + 1)).slice(0, 1))
    if (step.act === 'hours-pass') now += step.hours * HOUR
    if (step.act === 'roll-up-some') history.session.rollups.step(now, step.rowsMax)
    if (step.act === 'roll-up') history.rollUp(now)
    if (step.act === 'restart') history.restart(step.projectAgain ? 0 : undefined)
  }
  return history
}

t.test('whatever came in whichever order, a series is what the readings come to', async t => {
  let windowsRolledUp = 0
  const property = fc.asyncProperty(
    fc.array(act, { minLength: 10, maxLength: 30 }),
    fc.array(question, { minLength: 5, maxLength: 10 }),
    async (acts, questions) => {
      const history = live(acts)
      windowsRolledUp += history.count('history_rollup')
      try {
        for (const { metric, range, everyMs } of questions) {
          const expected = plainSeries(history, metric, range, everyMs)
          const found = await history.series(metric, range, everyMs)
          if (JSON.stringify(found) !== JSON.stringify(expected))
            throw new Error(`${metric} by ${everyMs}: ${JSON.stringify({ found, expected })}`)
        }
      } finally {
        history.close()
      }
    },
  )
  await fc.assert(property, { seed: testSeed, numRuns: 60 })
  t.ok(windowsRolledUp > 500, `${windowsRolledUp} rows of rollups were there to be wrong`)
})

t.test('what was rolled up of readings that are gone is what they came to', async t => {
  const question = fc.record({
    metric: fc.constantFrom('fillPercent', 'temperatureC'),
    from: fc.integer({ min: 0, max: 47 }),
    hours: fc.integer({ min: 1, max: 71 }),
    everyMs: fc.constantFrom(MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 3 * DAY),
  })
  const property = fc.asyncProperty(
    fc.array(fc.array(report, { maxLength: 30 }), { minLength: 1, maxLength: 4 }),
    fc.array(question, { minLength: 5, maxLength: 10 }),
    async (arrivals, questions) => {
      const history = openDeviceHistory()
      const later = start + spanMs + 60 * DAY
      try {
        for (const reports of arrivals) {
          history.report(start + spanMs, reports)
          history.rollUp()
        }
        const asked = questions.map(({ metric, from, hours, everyMs }) => {
          const range = { from: start + from * HOUR, to: start + (from + hours) * HOUR }
          return { metric, range, everyMs, expected: plainSeries(history, metric, range, everyMs) }
        })
        while (history.session.retention.step(later, 50));
        if (history.count('history_reading') > 0) throw new Error('a reading is left')
        // As the device's whole buffer once more: nothing tells whether it was counted, and it was.
        history.report(start + spanMs, arrivals.flat())
        for (const isRolledUp of [false, true]) {
          if (isRolledUp) history.rollUp(later + 2 * HOUR)
          for (const { metric, range, everyMs, expected } of asked) {
            const found = await history.series(metric, range, everyMs)
            if (JSON.stringify(found) !== JSON.stringify(expected))
              throw new Error(`${metric} by ${everyMs}: ${JSON.stringify({ found, expected })}`)
          }
        }
      } finally {
        history.close()
      }
    },
  )
  await fc.assert(property, { seed: testSeed, numRuns: 40 })
  t.pass('none differed')
})
