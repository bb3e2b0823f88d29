import t from 'tap'
import { calmRows } from './calm.ts'
import { sampleAlert } from './sample-alert.ts'

const one = sampleAlert({ id: 's-1' })
const two = sampleAlert({ id: 's-2' })
const three = sampleAlert({ id: 's-3' })
const unknown = () => undefined

t.test('a list that nobody is in follows at once', async t => {
  t.same(calmRows([one], [two, one], false, unknown), { rows: [two, one], waiting: [] })
})

t.test('held, nothing moves, and what is new waits', async t => {
  t.same(calmRows([two, one], [three, two, one], true, unknown), { rows: [two, one], waiting: [three] })
})

t.test('held, a row shows its latest state in its place', async t => {
  const worse = { ...one, severity: 'critical' as const }
  t.same(calmRows([two, one], [worse, two], true, unknown).rows, [two, worse])
})

t.test('held, a row that left the list stays and shows why', async t => {
  const resolved = { ...one, handling: 'resolved' as const }
  const latest = (id: string) => (id === 's-1' ? resolved : undefined)
  t.same(calmRows([two, one], [two], true, latest), { rows: [two, resolved], waiting: [] })
})
