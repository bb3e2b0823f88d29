import t from 'tap'
import { newShift, takingTurns } from './rotation.ts'

t.test('teams that take turns begin a week apart, each as often as there are teams', async t => {
  const shifts = takingTurns(newShift(), [['li'], ['zhao', 'qian']], '2026-11-22')
  t.match(shifts, [
    { on: ['li'], everyWeeks: 2, since: '2026-11-16' },
    { on: ['zhao', 'qian'], everyWeeks: 2, since: '2026-11-23' },
  ])
})
