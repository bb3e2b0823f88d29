import t from 'tap'
import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'
import { sayIn } from '../words/say.ts'
import { eventWords, namedIn, noteWords } from './note.ts'

const event = (type: WireAlertEvent['type'], note: string | null): WireAlertEvent => ({
  alertId: 's-1',
  n: 1,
  at: '2026-05-01T08:00:00.000Z',
  type,
  actor: 'system',
  note,
})

t.test('a change of severity is told in the words of the screen', async t => {
  t.equal(noteWords(sayIn('zh'), event('severity-changed', 'medium → high')), '一般 → 严重')
  t.equal(noteWords(sayIn('en'), event('severity-changed', 'medium → high')), 'Medium → High')
  t.equal(noteWords(sayIn('zh'), event('severity-changed', 'odd → high')), 'odd → 严重')
})

t.test("the server's own notes are told in the reader's language", async t => {
  t.equal(noteWords(sayIn('zh'), event('cleared', 'by hand')), '人工解除')
})

t.test('who was told, and why, is told in words', async t => {
  const notice = { id: 's-1/2', to: 'chen', why: 'next-step', step: 3, round: 1 } as const
  t.equal(noteWords(sayIn('zh'), { ...event('notified', null), notice }), 'chen · 无人响应，通知下一人')
  t.equal(noteWords(sayIn('en'), event('escalated', 'step 3 of round 2')), 'Round 2, step 3')
  t.equal(noteWords(sayIn('zh'), event('escalated', 'overdue')), '超时')
})

t.test('who takes an alert has claimed it, who is given one was assigned', async t => {
  t.equal(eventWords(sayIn('zh'), { ...event('assigned', null), actor: 'li', to: 'li' }), '抢单')
  t.equal(eventWords(sayIn('zh'), event('assigned', '→ li')), '指派')
  t.equal(eventWords(sayIn('zh'), event('assigned', null)), '指派', 'of whom notes are withheld')
})

t.test('a transfer says to whom, and then what was written', async t => {
  const handed = { ...event('transferred', '阀门已关'), to: 'li' }
  t.equal(noteWords(sayIn('zh'), handed), '→ li\n阀门已关')
  t.equal(noteWords(sayIn('zh'), event('resumed', 'it got worse')), '情况加重')
  t.match(noteWords(sayIn('en'), event('returned', 'whoever had it has left')), 'Whoever had it has left')
})

t.test('what a person wrote stays as it was written', async t => {
  t.equal(noteWords(sayIn('zh'), event('commented', 'by hand')), 'by hand')
  t.equal(noteWords(sayIn('zh'), event('resolved', 'medium → high')), 'medium → high')
  t.equal(noteWords(sayIn('zh'), event('acknowledged', null)), '')
})

t.test('whom a note is about is said by name, where that is known', async t => {
  const nameOf = (username: string) => (username === 'carer-2' ? '孙丽' : username)
  const given = { ...event('transferred', null), to: 'carer-2' }
  t.equal(noteWords(sayIn('zh'), namedIn(given, nameOf)), '→ 孙丽')
  const notice = { id: 's-1/2', to: 'manager', why: 'next-step', step: 3, round: 1 } as const
  const told = { ...event('notified', null), notice }
  t.match(noteWords(sayIn('zh'), namedIn(told, nameOf)), 'manager · ')
})
