import t from 'tap'
import { guardPage, isGuarded, leavePage } from './leaving.ts'

t.test('a page that nobody guards is left at once', async t => {
  let left = 0
  leavePage(() => left++)
  t.equal(left, 1)
  t.notOk(isGuarded())
})

t.test('a guarded page is left when its guard says so, and then for good', async t => {
  let left = 0
  const asked: (() => void)[] = []
  guardPage(leave => asked.push(leave))
  leavePage(() => left++)
  t.equal(left, 0)
  t.equal(asked.length, 1)
  asked[0]?.()
  t.equal(left, 1)
  t.notOk(isGuarded(), 'what is left asks no more')
})

t.test('the form that was opened last is asked, and one that is saved no more', async t => {
  const asked: string[] = []
  const first = guardPage(() => asked.push('first'))
  const second = guardPage(() => asked.push('second'))
  leavePage(() => t.fail('left'))
  second()
  leavePage(() => t.fail('left'))
  first()
  leavePage(() => asked.push('left'))
  t.same(asked, ['second', 'first', 'left'])
})
