// Random histories: whatever is random is told by its seed, and what fails is shrunk to the least that fails.
import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../../scripts/testing/seed.ts'

/** So many histories instead of those of an ordinary run. */
const asked = Number(process.env.LINLI_HISTORIES ?? 0)

/** A statement about all histories; `check` throws where it does not hold. */
export const property = <History>(
  title: string,
  histories: fc.Arbitrary<History>,
  check: (history: History) => void,
  ordinarily = 100,
) =>
  t.test(title, { timeout: 0 }, async t => {
    const numRuns = asked || ordinarily
    t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)
    fc.assert(fc.property(histories, check), { seed: testSeed, numRuns })
    t.pass(`held for ${numRuns} random histories`)
  })

export function insist(so: boolean, what: string): void {
  if (!so) throw new Error(what)
}
