import t from 'tap'
import { SECOND } from '../model/time.ts'
import { acknowledgeTimes, resolveTimes, timesOf } from './handling-times.ts'
import { lifeAt, T0 } from './testing/life.ts'

t.test('median and nine of ten are figures that were measured', async t => {
  const table: [number[], number | null, number | null][] = [
    [[], null, null],
    [[7], 7, 7],
    [[1, 9], 1, 9],
    [[5, 1, 3], 3, 5],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5, 9],
    [[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 6, 10],
  ]
  for (const [lasted, medianMs, p90Ms] of table)
    t.same(timesOf(lasted), { count: lasted.length, medianMs, p90Ms }, String(lasted))
})

const taken = (takenBy: string, seconds: number) =>
  lifeAt(T0, { takenBy, takenAt: T0 + seconds * SECOND, resolvedBy: 'wang', resolvedAt: T0 + 100 * SECOND })

t.test('it counts from when people were told, not from when it was raised', async t => {
  const released = { ...taken('li', 30), announcedAt: T0 + 20 * SECOND }
  t.equal(acknowledgeTimes([released]).medianMs, 10 * SECOND)
  t.equal(resolveTimes([released]).medianMs, 80 * SECOND)
})

t.test('of one person are the alarms that this person took in hand or settled', async t => {
  const lives = [taken('li', 10), taken('chen', 40)]
  t.match(acknowledgeTimes(lives), { count: 2 })
  t.match(acknowledgeTimes(lives, 'chen'), { count: 1, medianMs: 40 * SECOND })
  t.match(resolveTimes(lives, 'chen'), { count: 0, medianMs: null })
  t.match(resolveTimes(lives, 'wang'), { count: 2 })
})

t.test('what the server settled by itself is nobody’s time', async t => {
  const expired = lifeAt(T0, { resolvedAt: T0 + SECOND, resolvedBy: 'system' })
  t.match(resolveTimes([expired]), { count: 0 })
})
