import t from 'tap'
import { judged, type Sample } from './judge.ts'

const RUN_MS = 400_000
const MIB = 1_048_576

/** A sample a second; the memory of each quarter is given. */
const samplesOf = (mebibytes: readonly number[], descriptors: readonly number[]): Sample[] =>
  Array.from({ length: 400 }, (_, i) => ({
    atMs: i * 1_000,
    residentBytes: (mebibytes[Math.floor(i / 100)] ?? 0) * MIB,
    descriptors: descriptors[Math.floor(i / 100)] ?? 0,
  }))

const holds = (mebibytes: number[], descriptors: number[]) =>
  judged(samplesOf(mebibytes, descriptors), RUN_MS).map(verdict => verdict.holds)

t.test(
  'the last quarter may hold a tenth more than the second, and five descriptors more or fewer',
  async t => {
    t.same(holds([900, 200, 500, 220], [9, 40, 90, 45]), [true, true])
    t.same(holds([900, 200, 500, 220.1], [9, 40, 90, 46]), [false, false])
    t.same(holds([1, 200, 200, 100], [9, 40, 40, 34]), [true, false])
  },
)

t.test('a run without samples is no good run', async t => {
  t.same(
    judged([], RUN_MS).map(verdict => verdict.holds),
    [false, false],
  )
})
