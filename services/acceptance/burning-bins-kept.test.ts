import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../scripts/testing/seed.ts'
import { DeviceTrial } from '../domain/backtest/device-trial.ts'
import { trialBook } from '../domain/backtest/trial.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { kindList } from '../domain/kinds/kinds.ts'
import { binFire } from '../domain/kinds/smart-bin/rules.ts'
import { HOUR, MINUTE, SECOND } from '../domain/model/time.ts'
import { type Message, type Replayed, replay } from './bin-replay.ts'

t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)

// What is kept of bins that get hotter than their sensors have a scale for: charts show it, and backtests are made of it.

const FROM = Date.UTC(2026, 6, 1)

const saying = (everyMs: number, temperatures: readonly unknown[]): Message[] =>
  temperatures.map((temperatureC, step) => ({
    deviceId: 'b',
    ts: FROM + step * everyMs,
    said: { temperatureC },
  }))

const fires = ({ episodes }: Replayed) =>
  episodes.filter(({ rule }) => rule === 'bin-fire').map(({ raisedAt, endedAt }) => [raisedAt, endedAt])

/** The fires by what is kept alone. */
function triedOn({ kept }: Replayed, until: number) {
  const found: (readonly [number, number | null])[] = []
  const book = trialBook(
    { draft: { rule: binFire, tuning: undefined }, present: undefined },
    kindList,
    defaultPolicy,
  )
  const device = { id: 'b', kind: 'smart-bin', site: 's', zone: 'z', name: 'b', expectedIntervalMs: HOUR }
  const trial = new DeviceTrial(book, device, FROM - 1, ({ alert, endedAt }) =>
    found.push([alert.raisedAt, endedAt]),
  )
  for (const { at, values } of kept) trial.take(at, values)
  trial.end(until)
  return found
}

const temperaturesKept = (...temperatures: unknown[]) =>
  replay(saying(30 * SECOND, temperatures)).kept.map(({ values }) => values.temperatureC)

t.test('of a fire above the scale the end of the scale is kept, of frost the frost', async t => {
  t.same(temperaturesKept(20, 60, 90, 115, 180, 230, 234, 110), [20, 60, 90, 115, 125, 125, 125, 110])
  t.same(temperaturesKept(1, 0, 255, 85, 254), [1, 0, -1, 85, -2])
  t.same(temperaturesKept(20, 300, 300), [20, undefined, undefined])
  t.same(temperaturesKept(42, 230, 230, 42), [42, 125, undefined, 42], 'once: a lost probe')
})

t.test('a byte of a fire that comes late is kept as its heat, whatever was heard since', async t => {
  const at = (step: number, temperatureC: number): Message => ({
    deviceId: 'b',
    ts: FROM + step * MINUTE,
    said: { temperatureC },
  })
  const { kept } = replay([at(0, 60), at(1, 90), at(2, 115), at(4, 235), at(3, 230)])
  t.same(
    kept.map(({ values }) => values.temperatureC),
    [60, 90, 115, 125, 125],
  )
  const old = replay([at(30 * 24 * 60, 42), at(3, 250)])
  t.same(
    old.kept.map(({ values }) => values.temperatureC),
    [42, -6],
    'the frost of another month',
  )
})

t.test('a backtest finds the fires that there were, above the scale too', async t => {
  const temperature = fc.constantFrom<unknown>(
    ...[-5, 0, 2, 20, 42, 44, 58, 66, 72, 85, 115, 125],
    ...[130, 180, 230],
    ...[231, 250, 254, 255, 300, '?', -127],
  )
  const series = fc.tuple(
    fc.constantFrom(30 * SECOND, 2 * MINUTE, 45 * MINUTE),
    fc.array(temperature, { minLength: 1, maxLength: 30 }),
  )
  const about = ([everyMs, temperatures]: [number, unknown[]]) => {
    const told = replay(saying(everyMs, temperatures))
    const tried = triedOn(told, FROM + (temperatures.length - 1) * everyMs)
    if (JSON.stringify(fires(told)) !== JSON.stringify(tried))
      throw new Error(`${JSON.stringify([fires(told), tried, told.kept])}`)
  }
  fc.assert(fc.property(series, about), { seed: testSeed, numRuns: 300 })
  t.pass('so for 300 series of temperatures')
})
