import t from 'tap'
import { handAt, IDLE_MS, MOMENT_MS } from './hand.ts'

/** Timers that go off when the test says how late it is. */
function timers() {
  let now = 0
  let waiting: { at: number; work: () => void }[] = []
  return {
    after(work: () => void, ms: number) {
      const timer = { at: now + ms, work }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter(other => other !== timer)
      }
    },
    pass(ms: number) {
      now += ms
      const due = waiting.filter(({ at }) => at <= now)
      waiting = waiting.filter(({ at }) => at > now)
      for (const { work } of due) work()
    },
  }
}

t.test('a press that takes the focus to the row does not let the list go', async t => {
  const { after, pass } = timers()
  const hand = handAt(after)
  hand.pointing(true)
  hand.pressing(true)
  // The link has the focus now, but not by the keyboard.
  hand.focusing(false)
  pass(MOMENT_MS)
  t.equal(hand.state(), 'here')
  hand.pressing(false)
  pass(MOMENT_MS)
  t.equal(hand.state(), 'here', 'the pointer is still over the list')
})

t.test('whoever leaves holds the list for a moment, and no longer', async t => {
  const { after, pass } = timers()
  const hand = handAt(after)
  hand.pressing(true)
  hand.pressing(false)
  pass(MOMENT_MS - 1)
  t.equal(hand.state(), 'here')
  pass(1)
  t.equal(hand.state(), 'away')
})

t.test('it is held from the event itself, and each change is told once', async t => {
  const { after, pass } = timers()
  const hand = handAt(after)
  const told: string[] = []
  hand.subscribe(() => told.push(hand.state()))
  hand.pointing(true)
  t.same(told, ['here'])
  hand.pressing(true)
  hand.pressing(false)
  hand.pointing(false)
  t.same(told, ['here'])
  pass(MOMENT_MS)
  t.same(told, ['here', 'away'])
})

t.test('a pointer that rests for long holds nothing until it moves', async t => {
  const { after, pass } = timers()
  const hand = handAt(after)
  hand.pointing(true)
  hand.stir()
  pass(IDLE_MS - 1)
  t.equal(hand.state(), 'here')
  pass(1)
  t.equal(hand.state(), 'idle')
  hand.stir()
  t.equal(hand.state(), 'here')
})
