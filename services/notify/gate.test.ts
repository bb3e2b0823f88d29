import t from 'tap'
import { Gate } from './gate.ts'

const never = new AbortController().signal
const gate = () => new Gate({ atOnceMax: 1, urgentAtOnceMax: 1 })

t.test('so many are inside, the urgent in room of their own and before the others', async t => {
  const one = gate()
  const inside: string[] = []
  const enter = (name: string, isUrgent: boolean) =>
    one.enter(isUrgent, never).then(() => void inside.push(name))
  const all = [enter('a', false), enter('b', false), enter('C', true), enter('D', true)]
  await Promise.all([all[0], all[2]])
  t.same(inside, ['a', 'C'])
  one.leave()
  await all[3]
  t.same(inside, ['a', 'C', 'D'], 'who is urgent comes first')
  one.leave()
  one.leave()
  await all[1]
  t.same(inside, ['a', 'C', 'D', 'b'])
})

t.test('who gives up takes no room', async t => {
  const one = gate()
  await one.enter(false, never)
  const wait = new AbortController()
  const waiting = one.enter(false, wait.signal)
  wait.abort()
  t.equal(await waiting, false)
  t.equal(await one.enter(false, AbortSignal.abort()), false)
  one.leave()
  t.equal(await one.enter(false, never), true)
})
