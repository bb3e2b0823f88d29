import t from 'tap'
import { handTimers } from '../testing/timers.ts'
import { Pace } from './pace.ts'

function pacing(advance: () => void) {
  const timers = handTimers()
  const rests: number[] = []
  const after = (ms: number, run: () => void) => {
    rests.push(ms)
    return timers.after(ms, run)
  }
  const noting = { ...timers, after }
  return { timers, rests, pace: new Pace({ clients: ['one'], advance, paceMs: 20, timers: noting }) }
}

t.test('the first goes at once, what is wanted while it rests goes together, and then there is rest', t => {
  let rounds = 0
  const { pace, timers } = pacing(() => {
    rounds += 1
  })
  pace.run()
  t.equal(rounds, 1)
  pace.run()
  pace.run()
  t.equal(rounds, 1)
  timers.fireOnce()
  t.equal(rounds, 2)
  timers.fireOnce()
  t.equal(rounds, 2, 'nothing was wanted')
  pace.run()
  t.equal(rounds, 3, 'at once again')
  t.end()
})

t.test('the rest is what is left of the pace, and at least one and a half times the work', t => {
  const idle = pacing(() => {})
  idle.pace.run()
  t.ok((idle.rests[0] ?? 99) <= 20, `${idle.rests[0]} ms`)
  const workMs = 15
  const busy = pacing(() => {
    const before = process.threadCpuUsage()
    for (let usedMs = 0; usedMs < workMs; ) {
      const { user, system } = process.threadCpuUsage(before)
      usedMs = (user + system) / 1_000
    }
  })
  busy.pace.run()
  t.ok((busy.rests[0] ?? 0) >= 1.5 * workMs, `${busy.rests[0]} ms`)
  t.end()
})

t.test('after a stop nothing goes', t => {
  let rounds = 0
  const { pace, timers } = pacing(() => {
    rounds += 1
  })
  pace.run()
  pace.run()
  pace.stop()
  timers.fireOnce()
  t.equal(rounds, 1)
  t.end()
})
