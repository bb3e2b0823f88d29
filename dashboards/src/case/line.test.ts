import t from 'tap'
import type { WireCase } from '../../../services/api/wire/case.ts'
import { earlierOf, lineOf } from './line.ts'

const steps = (...names: WireCase['steps'][number]['step'][]): WireCase['steps'] =>
  names.map((step, i) => ({ step, at: `t${i}` }))

const drawn = (of: Pick<WireCase, 'steps' | 'stage'>) =>
  lineOf(of)
    .map(({ stage, at, state, over }) => `${stage} ${at} ${state}${over === null ? '' : ` over ${over}`}`)
    .join(', ')

t.test('the line shows what is passed, what is now and what is to come', async t => {
  t.equal(
    drawn({ steps: steps('reported', 'assigned'), stage: 'assigned' }),
    'reported t0 passed, assigned t1 current, on-site null to-come, done null to-come',
  )
  t.equal(
    drawn({ steps: steps('reported', 'done'), stage: 'done' }),
    'reported t0 passed, assigned null passed, on-site null passed, done t1 passed',
  )
})

t.test('that it is gone stands where it happened', async t => {
  t.equal(
    drawn({ steps: steps('reported', 'over'), stage: 'reported' }),
    'reported t0 current over t1, assigned null to-come, on-site null to-come, done null to-come',
  )
  t.match(
    drawn({ steps: steps('reported', 'assigned', 'over', 'done'), stage: 'done' }),
    'on-site null passed over t2',
  )
})

t.test('what was opened again begins at its report, and what was done before is told apart', async t => {
  const all = steps('reported', 'assigned', 'done', 'reopened', 'assigned')
  t.equal(
    drawn({ steps: all, stage: 'assigned' }),
    'reported t0 passed, assigned t4 current, on-site null to-come, done null to-come',
  )
  t.same(
    earlierOf(all).map(({ step }) => step),
    ['assigned', 'done', 'reopened'],
  )
  t.same(earlierOf(steps('reported', 'assigned')), [])
})
