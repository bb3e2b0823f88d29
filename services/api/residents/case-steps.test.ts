import t from 'tap'
import type { AlertEvent, AlertEventType } from '../../domain/model/alert.ts'
import { caseSteps, stageOf } from './case-steps.ts'

type Happened = AlertEventType | readonly [AlertEventType, actor: string]

/** What happened, a minute apart, and what a resident reads of it. */
const cases: readonly (readonly [string, readonly Happened[], stage: string, steps: string])[] = [
  ['nobody has it so far', ['raised', 'notified', 'escalated', 'occurred'], 'reported', 'reported 0'],
  [
    'seen and then given to somebody is one step',
    ['raised', 'acknowledged', 'assigned'],
    'assigned',
    'reported 0, assigned 1',
  ],
  ['handed on is no news', ['raised', 'assigned', 'transferred'], 'assigned', 'reported 0, assigned 1'],
  ['given back, nobody has it', ['raised', 'assigned', 'on-site', 'returned'], 'reported', 'reported 0'],
  [
    'and somebody again',
    ['raised', 'assigned', 'returned', 'assigned'],
    'assigned',
    'reported 0, assigned 3',
  ],
  [
    'gone by itself',
    ['raised', 'assigned', ['cleared', 'system']],
    'assigned',
    'reported 0, assigned 1, over 2',
  ],
  [
    'settled by hand, which ends it at once',
    ['raised', 'assigned', 'on-site', ['cleared', 'li'], 'resolved'],
    'done',
    'reported 0, assigned 1, on-site 2, done 4',
  ],
  ['taken away with its device', ['raised', 'withdrawn'], 'done', 'reported 0, done 1'],
  [
    'opened again',
    ['raised', 'assigned', 'resolved', 'reopened', 'acknowledged'],
    'assigned',
    'reported 0, assigned 1, done 2, reopened 3, assigned 4',
  ],
  [
    'what is talked about and put aside is nobody’s',
    ['raised', 'commented', 'shelved', 'unshelved', 'urged'],
    'reported',
    'reported 0',
  ],
]

const eventOf = (happened: Happened, minute: number): AlertEvent => {
  const [type, actor] = typeof happened === 'string' ? [happened, 'li'] : happened
  return { alertId: 'a', n: minute + 1, at: minute * 60_000, type, actor, note: 'Mr Wang, flat 301' }
}

for (const [title, happened, stage, expected] of cases)
  t.test(title, async t => {
    const steps = caseSteps(happened.map(eventOf))
    t.equal(steps.map(({ step, at }) => `${step} ${at / 60_000}`).join(', '), expected)
    t.equal(stageOf(steps), stage)
  })
