import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { guarded, unguarded } from './formula.ts'

t.test('what a spreadsheet would take for a formula is plain text', async t => {
  for (const cell of ['=1+1', '+86 138', '-1', '@SUM(A1)', '\t=1', '＝1', "'=1"])
    t.equal(guarded(cell), `'${cell}`, cell)
  for (const cell of ['Wang', '3 号楼', "'quoted'", '', '1-1']) t.equal(guarded(cell), cell, cell)
})

t.test('whatever was guarded comes back as it was', async t => {
  const cell = fc.string({ unit: fc.constantFrom(...`'=+-@\t＝a1王 `) })
  const property = fc.property(cell, cell => unguarded(guarded(cell)) === cell)
  t.doesNotThrow(() => fc.assert(property, { seed: testSeed, numRuns: 2_000 }))
})
