import t from 'tap'
import { DAY, HOUR, MINUTE, SECOND } from '../model/time.ts'
import { chattering, fleeting, staleIn } from './nuisance.ts'
import { lifeAt, minutes, over, T0 } from './testing/life.ts'

const raisedEvery = (seconds: number, more = {}) =>
  [0, 1, 2].map(i => over(T0 + i * seconds * SECOND, 5 * SECOND, more))

t.test('three raises of one alarm within a minute are chatter, in a minute they are not', async t => {
  t.equal(chattering(raisedEvery(29)).size, 3)
  t.equal(chattering(raisedEvery(30)).size, 0)
  t.equal(chattering(raisedEvery(1).slice(0, 2)).size, 0)
})

t.test('raises of different devices or rules are no chatter', async t => {
  for (const other of [{ deviceId: 'bin-2' }, { rule: 'bin-tilted' }]) {
    const lives = raisedEvery(1).map((life, i) => (i === 2 ? { ...life, ...other } : life))
    t.equal(chattering(lives).size, 0)
  }
})

t.test('chatter that was held back is chatter, and so is what was marked as such', async t => {
  t.equal(chattering(raisedEvery(1, { announcedAt: null, heldBy: 'chattering' })).size, 3)
  t.equal(chattering([lifeAt(T0, { chattered: true })]).size, 1)
})

const none = new Set<never>()

t.test('what is over by itself within a minute, before anybody could act, is fleeting', async t => {
  const table: [string, Parameters<typeof over>[1], Parameters<typeof over>[2], number][] = [
    ['59.999 s', MINUTE - 1, {}, 1],
    ['a minute', MINUTE, {}, 0],
    ['ended by a person', SECOND, { clearedBy: 'li' }, 0],
    ['taken in hand before it ended', MINUTE - 1, { takenAt: T0 + SECOND, takenBy: 'li' }, 0],
    ['taken in hand after it ended', SECOND, { takenAt: T0 + MINUTE, takenBy: 'li' }, 1],
    ['held back', SECOND, { announcedAt: null }, 0],
  ]
  for (const [what, lasted, more, count] of table)
    t.equal(fleeting([over(T0, lasted, more)], none).length, count, what)
  t.equal(fleeting([lifeAt(T0)], none).length, 0, 'still active')
})

t.test('chatter is not fleeting too', async t => {
  const lives = raisedEvery(1)
  t.equal(fleeting(lives, chattering(lives)).length, 0)
})

const week = { from: T0, to: T0 + 7 * DAY }

t.test('an alarm is stale from its twenty-fifth hour', async t => {
  t.equal(staleIn([over(T0, DAY)], week).lives.length, 0)
  t.equal(staleIn([over(T0, DAY + 1)], week).lives.length, 1)
  t.equal(staleIn([lifeAt(T0 + 6 * DAY)], week).lives.length, 0, 'a day old when the period ends')
  t.equal(staleIn([lifeAt(T0 + 6 * DAY - 1)], week).lives.length, 1)
  t.equal(staleIn([over(T0 - 9 * DAY, 9 * DAY)], week).lives.length, 0, 'over when it begins')
  t.equal(staleIn([lifeAt(T0 - 9 * DAY)], week).lives.length, 1)
  t.equal(staleIn([lifeAt(T0 - 9 * DAY, { announcedAt: null })], week).lives.length, 0, 'nobody was told')
})

t.test('the peak is the most on one day, not of all days together', async t => {
  const lives = [over(T0 - DAY, 2 * DAY), over(T0, 2 * DAY), over(T0 + 12 * HOUR, 2 * DAY)]
  // Stale on day 0; on day 1; from noon of day 1 to noon of day 2.
  t.same([staleIn(lives, week).lives.length, staleIn(lives, week).peak], [3, 2])
  t.equal(staleIn([], { from: minutes(0), to: minutes(1) }).peak, 0)
})
