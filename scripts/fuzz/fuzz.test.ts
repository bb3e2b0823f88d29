import t from 'tap'
import { testSeed } from '../testing/seed.ts'
import { fuzz } from './fuzz.ts'
import { verdicts } from './verdict.ts'

const COUNT = 100_000

t.test('whatever devices send, the server stands and counts it under a name', async t => {
  const seed = testSeed
  t.comment(`seed ${seed} (LINLI_TEST_SEED)`)
  const report = await fuzz({ count: COUNT, seed })
  t.ok(report.sent.permitted > COUNT * 0.9, 'it was sent')
  t.ok(report.sent.foreign > 0 && report.sent.deaf > 0 && report.sent.broken > 0, 'some of every sort')
  for (const { what, expected, found } of verdicts(report)) {
    t.equal(found, expected, what, { seed, errors: report.errors.slice(0, 5) })
  }
})
