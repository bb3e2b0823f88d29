import { EventEmitter, once } from 'node:events'
import t from 'tap'
import { Background } from './background.ts'

const steps = (count: number, done: string[], name: string) => {
  let left = count
  return () => {
    done.push(name)
    left -= 1
    return left > 0
  }
}

t.test('jobs are done one after the other, whole, and chores in between do not end them', async t => {
  const done: string[] = []
  const background = new Background([], error => t.fail(String(error)))
  const job = (name: string, count: number) =>
    new Promise<void>((resolve, reject) =>
      background.add({ step: steps(count, done, name), done: resolve, failed: reject }),
    )
  await Promise.all([job('a', 3), job('b', 2)])
  t.same(done, ['a', 'a', 'a', 'b', 'b'])
})

t.test('a job that fails is told so, and the next one is done', async t => {
  const background = new Background([], error => t.fail(String(error)))
  const failing = new Promise((_, reject) =>
    background.add({
      step: () => {
        throw new Error('full')
      },
      done: () => reject(new Error('it was done')),
      failed: reject,
    }),
  )
  const next = new Promise<void>((done, failed) => background.add({ step: () => false, done, failed }))
  await t.rejects(failing, { message: 'full' })
  await next
})

t.test('a chore that fails is told of and tried again, and jobs go on meanwhile', async t => {
  const events = new EventEmitter()
  let attempts = 0
  const chore = () => {
    attempts += 1
    if (attempts === 1) throw new Error('full')
    events.emit('again')
    return false
  }
  const failures: unknown[] = []
  const background = new Background([chore], error => failures.push(error))
  const again = once(events, 'again')
  background.wake(0)
  await new Promise<void>((done, failed) => background.add({ step: () => false, done, failed }))
  await again
  t.equal(attempts, 2)
  t.match(failures, [{ message: 'full' }])
  background.stop()
})

t.test('chores take turns, one step a turn, until none of them has more to do', async t => {
  const done: string[] = []
  const background: Background = new Background(
    [steps(1, done, 'a'), steps(3, done, 'b'), steps(1, done, 'c')],
    error => t.fail(String(error)),
    () => done.push('turn'),
  )
  background.wake(0)
  const turn = () => new Promise(resolve => setImmediate(resolve))
  while (done.length < 16) await turn()
  for (let more = 0; more < 5; more += 1) await turn()
  background.stop()
  t.same(
    done.filter((_, i) => i % 2 === 0),
    ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b'],
  )
  t.same(new Set(done.filter((_, i) => i % 2 === 1)), new Set(['turn']))
})

t.test('a chore that goes on failing is told of once, also where the others do well', async t => {
  let tries = 0
  const failures: unknown[] = []
  const again = Promise.withResolvers<void>()
  const chore = () => {
    tries += 1
    if (tries === 2) again.resolve()
    throw new Error('full')
  }
  const background = new Background([() => false, chore, () => false], error => failures.push(error))
  background.wake(0)
  await again.promise
  background.stop()
  t.match(failures, [{ message: 'full' }])
  t.equal(failures.length, 1)
})

t.test('once stopped it does nothing more, even what comes afterwards', async t => {
  const done: string[] = []
  const background = new Background([steps(1, done, 'chore')], error => t.fail(String(error)))
  background.wake(0)
  background.add({ step: steps(1, done, 'job'), done() {}, failed() {} })
  background.stop()
  background.wake(0)
  background.add({ step: steps(1, done, 'job'), done() {}, failed() {} })
  // Another one, started later, is through: what the stopped one had in mind would have run before it.
  const other = new Background([], error => t.fail(String(error)))
  await new Promise<void>((resolve, failed) => other.add({ step: () => false, done: resolve, failed }))
  t.same(done, [])
})
