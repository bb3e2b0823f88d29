import t from 'tap'
import type { Input } from '../domain/model/input.ts'
import { type Done, type Result, submitAll } from './intake.ts'

const tick: Input = { type: 'tick' }
const good: Result = { ok: true, consequence: { changes: [] } }

t.test('several are done when the last is committed, and not before', async t => {
  const waiting: Done[] = []
  const results: Result[] = []
  submitAll({ submit: (_site, _input, done) => void waiting.push(done) }, 'riverside', [tick, tick], result =>
    results.push(result),
  )
  waiting[0]?.(good)
  t.same(results, [])
  waiting[1]?.(good)
  t.same(results, [good])
})

t.test('one that was refused fails them all, whichever it was', async t => {
  for (const at of [0, 1, 2]) {
    let n = 0
    const results: Result[] = []
    const refused: Result = { ok: false, code: 'OVERLOADED' }
    submitAll(
      { submit: (_s, _i, done) => done(n++ === at ? refused : good) },
      'riverside',
      [tick, tick, tick],
      result => results.push(result),
    )
    t.same(results, [refused])
  }
})
