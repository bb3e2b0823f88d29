import t from 'tap'
import { Lane } from './lane.ts'
import { ManualClock } from './testing/manual-clock.ts'

type Settle = (failure?: Error) => void

function open() {
  const clock = new ManualClock()
  const lane = new Lane(clock)
  const started: string[] = []
  const answered: string[] = []
  const settles = new Map<string, Settle>()
  const add = (name: string, startAt: number, atOnce = false) =>
    lane.add({
      startAt,
      outcome: undefined,
      start() {
        started.push(name)
        if (atOnce) lane.settle(this, null)
        else settles.set(name, failure => lane.settle(this, failure ?? null))
      },
      answer: failure => {
        answered.push(failure ? `${name} failed` : name)
      },
    })
  const settle = (name: string, failure?: Error) => settles.get(name)?.(failure)
  return { clock, lane, started, answered, add, settle }
}

t.test('what is settled at once is answered after what came before it', async t => {
  const { answered, add, settle, lane } = open()
  add('a', 0)
  add('b', 0, true)
  add('c', 0)
  add('d', 0, true)
  t.same(answered, [])
  settle('c')
  t.same(answered, [])
  settle('a')
  t.same(answered, ['a', 'b', 'c', 'd'])
  t.equal(lane.length, 0)
})

t.test('what has to wait starts when its time has come, and what is behind it not before', async t => {
  const { clock, started, answered, add } = open()
  add('a', 100, true)
  add('b', 0, true)
  add('c', 250, true)
  t.same(started, [])
  clock.advance(99)
  t.same(started, [])
  clock.advance(1)
  t.same(started, ['a', 'b'])
  clock.advance(150)
  t.same(answered, ['a', 'b', 'c'])
})

t.test('an answer that brings a new publish keeps the order', async t => {
  const clock = new ManualClock()
  const lane = new Lane(clock)
  const answered: string[] = []
  const atOnce = (name: string, then?: () => void) => ({
    startAt: 0,
    outcome: undefined,
    start() {
      lane.settle(this, null)
    },
    answer: () => {
      answered.push(name)
      then?.()
    },
  })
  lane.add(atOnce('a', () => lane.add(atOnce('b'))))
  lane.add(atOnce('c'))
  t.same(answered, ['a', 'b', 'c'])
})

t.test(
  'a failure is answered a turn later than what went well before it, and so is all behind it',
  async t => {
    const { answered, add, settle } = open()
    for (const name of ['a', 'b', 'c']) add(name, 0)
    settle('b', new Error('no'))
    settle('c')
    settle('a')
    t.same(answered, ['a'])
    await new Promise(resolve => setImmediate(resolve))
    t.same(answered, ['a', 'b failed', 'c failed'])
  },
)
