import t from 'tap'
import type { WireAlertEvent } from '../../../../services/api/wire/alert.ts'
import { sampleAlert } from '../../alerts/sample-alert.ts'
import { type Going, isUnconfirmed, type Step, stepsOf } from './next-step.ts'

type Change = Parameters<typeof sampleAlert>[0]
const mine = { handling: 'assigned', assignee: 'wang' } as const
const there = { handling: 'on-site', assignee: 'wang' } as const
const others = { handling: 'assigned', assignee: 'li' } as const

const table: readonly (readonly [string, Change, Partial<Going>, Step | undefined])[] = [
  ['nobody has it', {}, {}, 'claim'],
  ['somebody saw it', { handling: 'acknowledged' }, {}, 'claim'],
  ['it was given to me', mine, { isUnconfirmed: true }, 'confirm'],
  ['I took it', mine, {}, 'on-the-way'],
  ['I set out', mine, { isOnTheWay: true }, 'on-site'],
  ['I am there', there, {}, 'resolve'],
  ['it passed before I was there', { ...mine, condition: 'cleared' }, {}, 'resolve'],
  ['I wait for a key', { ...mine, pausedUntil: '2026-05-01T09:00:00.000Z' }, {}, 'resume'],
  ['somebody else has it', others, {}, undefined],
  ['it is done', { handling: 'resolved' }, {}, undefined],
]
for (const [says, change, going, main] of table)
  t.test(`${says}: ${main ?? 'nothing is asked of me'}`, async t => {
    const steps = stepsOf(sampleAlert(change), {
      username: 'wang',
      isOnTheWay: false,
      isUnconfirmed: false,
      ...going,
    })
    t.equal(steps.main, main)
    t.notOk(steps.others.includes(main ?? 'claim'), 'nothing is offered twice')
    t.equal(new Set(steps.others).size, steps.others.length)
  })

t.test('what may hang on a life is not paused, nor what nobody told me', async t => {
  const going = { username: 'wang', isOnTheWay: false, isUnconfirmed: false }
  const offers = (change: Change) =>
    stepsOf(sampleAlert({ ...mine, ...change }), going).others.includes('pause')
  t.equal(offers({}), true)
  t.equal(offers({ latched: true }), false)
  t.equal(offers({ redacted: true }), false)
})

t.test('what was given is unconfirmed until the one who got it does or says anything', async t => {
  const event = (type: WireAlertEvent['type'], actor: string): WireAlertEvent => ({
    ...{ alertId: 'a', n: 1, at: '2026-05-01T08:00:00.000Z', note: null },
    type,
    actor,
  })
  t.equal(isUnconfirmed([event('assigned', 'chen')], 'wang'), true)
  t.equal(isUnconfirmed([event('assigned', 'chen'), event('commented', 'li')], 'wang'), true)
  t.equal(isUnconfirmed([event('assigned', 'chen'), event('commented', 'wang')], 'wang'), false)
  t.equal(isUnconfirmed([event('assigned', 'wang')], 'wang'), false)
  t.equal(isUnconfirmed([], 'wang'), false)
})
