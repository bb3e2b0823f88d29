import t from 'tap'
import { PRESSES_MAX, PressMemory } from './press-memory.ts'

type Way = 'state' | 'topic'
const told = (...said: readonly (readonly [Way, string | undefined])[]): boolean[] => {
  const memory = new PressMemory()
  return said.map(([way, action]) =>
    way === 'state' ? memory.inState('bed', action) : memory.onItsTopic('bed', action ?? ''),
  )
}

t.test('a press is told of once, whichever way comes first', async t => {
  t.same(told(['state', 'sos'], ['state', ''], ['topic', 'sos']), [true, true, false])
  t.same(told(['topic', 'sos'], ['state', 'sos']), [true, false])
})

t.test('each press is one, where only one way tells of them', async t => {
  t.same(told(['state', 'sos'], ['state', 'sos']), [true, true])
  t.same(told(['topic', 'sos'], ['topic', 'sos']), [true, true])
})

t.test('two presses by both ways are two', async t => {
  t.same(told(['state', 'sos'], ['topic', 'sos'], ['state', 'sos'], ['topic', 'sos']), [
    true,
    false,
    true,
    false,
  ])
})

t.test('a press of which one way was lost costs no later press', async t => {
  t.same(told(['state', 'sos'], ['state', undefined], ['topic', 'sos']), [true, true, true])
  t.same(told(['state', 'single'], ['topic', 'sos']), [true, true], 'another action is another press')
})

t.test(`the presses of ${PRESSES_MAX} devices are remembered, the latest`, async t => {
  const memory = new PressMemory()
  for (let n = 0; n <= PRESSES_MAX; n++) memory.inState(String(n), 'sos')
  t.equal(memory.onItsTopic('1', 'sos'), false)
  t.equal(memory.onItsTopic('0', 'sos'), true)
})
