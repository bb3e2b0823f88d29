import t from 'tap'
import { type Target, targetKey, targetOf } from './targets.ts'

t.test('whoever is to be told is the same after it was chosen from the list', async t => {
  const targets: readonly Target[] = [
    { who: 'responsible' },
    { who: 'carers' },
    { who: 'carers', place: 2 },
    { who: 'duty' },
    { who: 'duty', role: 'grid-worker' },
    { who: 'role', role: 'manager' },
    { who: 'person', person: 'li.na' },
    { who: 'assignee' },
  ]
  for (const target of targets) t.same(targetOf(targetKey(target)), target)
  t.equal(new Set(targets.map(targetKey)).size, targets.length)
})
