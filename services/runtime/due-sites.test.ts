import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { newCommunity } from '../domain/community/state.ts'
import { expiryTimer } from '../domain/community/timer.ts'
import { DueSites } from './due-sites.ts'

const book = new RuleBook([], [])
const site = (name: string, ...due: number[]) => {
  const community = newCommunity(name, book)
  for (const at of due) community.timers.push(expiryTimer(`${name}-${at}`, at))
  return community
}

t.test('sites come by when they are due, the first noted first of one time', async t => {
  const due = new DueSites()
  for (const one of [site('d', 9), site('a', 5), site('b', 3), site('c', 5), site('never')]) due.note(one)
  t.equal(due.next(2), undefined)
  t.same(
    [5, 5, 5, 5].map(now => due.next(now)?.site),
    ['b', 'a', 'c', undefined],
  )
  t.equal(due.next(9)?.site, 'd')
})

t.test('a site counts by its earliest timer, and by none that was fired meanwhile', async t => {
  const due = new DueSites()
  const a = site('a', 5)
  due.note(a)
  a.timers.push(expiryTimer('a-2', 2))
  due.note(a)
  t.equal(due.next(2), a)
  a.timers.pop()
  due.note(a)
  a.timers.pop()
  a.timers.push(expiryTimer('a-8', 8))
  t.equal(due.next(7), undefined, 'what was noted for 5 is over')
  t.equal(due.next(8), a)
  t.equal(due.next(8), undefined, 'once')
})

t.test('a site that was noted is not noted again while nothing earlier is due', async t => {
  const due = new DueSites()
  const a = site('a', 5)
  for (let i = 0; i < 3; i++) due.note(a)
  t.equal(due.next(5), a)
  t.equal(due.next(5), undefined)
  due.note(a)
  due.clear()
  t.equal(due.next(5), undefined)
})
