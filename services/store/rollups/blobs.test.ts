import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { addLater, type Summary, summaryOf, type WordSummary } from './summary.ts'
import { packSummaries, unpackSummaries } from './summary-blob.ts'
import { packWords, unpackWords } from './word-blob.ts'

const summaryIn = (value: fc.Arbitrary<number>): fc.Arbitrary<Summary> =>
  fc.array(value, { minLength: 1, maxLength: 8 }).map(([first = 0, ...rest]) => {
    const summary = summaryOf(first)
    for (const later of rest) addLater(summary, summaryOf(later))
    return summary
  })

const spanOf = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<Map<number, T>> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 59 }), of), {
      selector: ([index]) => index,
      maxLength: 60,
    })
    .map(windows => new Map(windows))

const inOrder = <T>(span: ReadonlyMap<number, T>) => [...span].sort(([a], [b]) => a - b)

t.test('what is packed comes back, whole numbers, decimals and doubles', async t => {
  const values = [
    fc.constant(7),
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: 0, max: 1_000 }).map(n => n / 10),
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map(n => n / 1_000),
    fc.constantFrom(2 ** 50, -(2 ** 50), 2 ** 53, 0.1, 1e300, Math.PI),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ]
  for (const value of [...values, fc.oneof(...values)]) {
    fc.assert(
      fc.property(spanOf(summaryIn(value)), span => {
        const found = [...unpackSummaries(packSummaries(span))]
        // Below zero and zero are one to whoever reads it.
        if (JSON.stringify(found) !== JSON.stringify(inOrder(span)))
          throw new Error(`${JSON.stringify(found)} of ${JSON.stringify(inOrder(span))}`)
      }),
      { seed: testSeed },
    )
  }
  t.pass('all came back')
})

t.test('flags and words come back', async t => {
  const of: fc.Arbitrary<WordSummary> = fc.record({
    count: fc.integer({ min: 1, max: 10_000 }),
    last: fc.oneof(fc.boolean(), fc.constantFrom('Charging', 'Available', '充电')),
  })
  fc.assert(
    fc.property(spanOf(of), span => {
      t.same([...unpackWords(packWords(span))], inOrder(span))
    }),
    { seed: testSeed },
  )
})

t.test(
  'a day of hours of a metric takes some ten bytes an hour, an hour of minutes four bytes a minute',
  async t => {
    const summary = (i: number, count: number): Summary => {
      const min = 400 + ((i * 37) % 80)
      const max = min + 5 + ((i * 13) % 40)
      const total = (count * min + (max - min) * Math.ceil(count / 2)) * 100
      return { count, min: min / 10, max: max / 10, last: (min + 3) / 10, total, exact: true }
    }
    const span = (windows: number, count: number) =>
      packSummaries(new Map(Array.from({ length: windows }, (_, i) => [i, summary(i, count)])))
    t.ok(span(24, 120).length <= 24 * 10, `${span(24, 120).length} bytes`)
    t.ok(span(60, 2).length <= 60 * 5, `${span(60, 2).length} bytes`)
    const battery = summary(0, 2)
    const still = new Map(
      Array.from({ length: 60 }, (_, i) => [
        i,
        { ...battery, max: battery.min, last: battery.min, total: 80_000 },
      ]),
    )
    t.ok(packSummaries(still).length <= 10, `${packSummaries(still).length} bytes of what stays as it is`)
  },
)
