import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { addLater, meanOf, type Summary, summaryOf } from './summary.ts'

const of = (values: readonly number[]): Summary => {
  const [first = 0, ...rest] = values
  const summary = summaryOf(first)
  for (const value of rest) addLater(summary, summaryOf(value))
  return summary
}

t.test('a summary tells least, greatest, latest, count and mean', async t => {
  const { min, max, last, count } = of([3, 1, 2.5])
  t.same({ min, max, last, count }, { min: 1, max: 3, last: 2.5, count: 3 })
  t.equal(meanOf(of([3, 1, 2.6])), 2.2)
  t.equal(meanOf(of([0.1, 0.1, 0.1])), 0.1, 'the mean of equal values is that value exactly')
  t.equal(meanOf(of([Math.PI, Math.PI, Math.PI])), Math.PI)
})

t.test(
  'windows put together in whatever groups have the same mean: exactly, of decimals of three places',
  async t => {
    const decimal = fc.integer({ min: -99_999_999, max: 99_999_999 }).map(n => n / 1_000)
    const groups = (value: fc.Arbitrary<number>) =>
      fc.array(fc.array(value, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 })
    const inGroups = (values: readonly number[][]) => {
      const [first = summaryOf(0), ...rest] = values.map(of)
      for (const later of rest) addLater(first, later)
      return first
    }
    fc.assert(
      fc.property(groups(decimal), values => {
        t.same(inGroups(values), of(values.flat()))
      }),
      { seed: testSeed },
    )
    fc.assert(
      fc.property(groups(fc.double({ min: -1e6, max: 1e6, noNaN: true })), values => {
        const mean = meanOf(of(values.flat()))
        t.ok(Math.abs(meanOf(inGroups(values)) - mean) <= 1e-6 * Math.max(1, Math.abs(mean)))
      }),
      { seed: testSeed },
    )
  },
)

t.test('a total beyond what can be counted exactly goes on as a plain one', async t => {
  const large = 9_000_000_000_000
  const summary = of([large, large, large])
  t.notOk(summary.exact)
  t.equal(summary.total, 3 * large)
})
