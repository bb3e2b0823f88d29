import t from 'tap'
import { sampleAlert } from './sample-alert.ts'
import { tallyOf } from './tally.ts'

const held = { suppressed: { reason: 'parent', by: 's-1', since: '2026-05-01T12:00:00.000Z' } } as const
const rows = [
  sampleAlert({ severity: 'critical' }),
  sampleAlert({ severity: 'critical', handling: 'assigned' }),
  sampleAlert({ severity: 'low', ...held }),
]

t.test('what is held back is counted for those alone who ask for it', async t => {
  t.match(tallyOf(rows), { all: 2, waiting: 1, of: { critical: { all: 2, waiting: 1 }, low: { all: 0 } } })
  t.match(tallyOf(rows, true), { all: 3, waiting: 1, of: { low: { all: 1, waiting: 0 } } })
})

t.test('a list is counted once', async t => {
  t.equal(tallyOf(rows), tallyOf(rows))
  t.not(tallyOf(rows), tallyOf([...rows]))
})
