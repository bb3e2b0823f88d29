import t from 'tap'
import { sampleAlert } from '../alerts/sample-alert.ts'
import { recentEvents } from './recent.ts'

const numbered = (seq: number) => {
  const alert = sampleAlert()
  const event = {
    alertId: alert.id,
    n: seq,
    at: alert.raisedAt,
    type: 'raised',
    actor: 'system',
    note: null,
  } as const
  return { seq, at: alert.raisedAt, alert, event }
}
const seqs = (events: readonly { seq: number }[]) => events.map(event => event.seq)

t.test('an event that comes again is dropped, also within one message', async t => {
  const recent = recentEvents()
  t.same(seqs(recent.accept([numbered(3), numbered(5)])), [3, 5])
  t.same(seqs(recent.accept([numbered(5), numbered(8), numbered(8)])), [8])
  t.same(seqs(recent.accept([numbered(3)])), [])
})

t.test('what came after a mark is given back in order', async t => {
  const recent = recentEvents()
  const first = recent.mark()
  recent.accept([numbered(1), numbered(2)])
  const second = recent.mark()
  recent.accept([numbered(4)])
  t.same(seqs(recent.since(first)), [1, 2, 4])
  t.same(seqs(recent.since(second)), [4])
  t.same(seqs(recent.since(recent.mark())), [])
})

t.test('no more than the limit is kept, the latest of them', async t => {
  const recent = recentEvents(2)
  recent.accept([numbered(1), numbered(2), numbered(3)])
  t.same(seqs(recent.since(-1)), [2, 3])
})

t.test('after a reset lower numbers count again', async t => {
  const recent = recentEvents()
  recent.accept([numbered(9)])
  recent.forget()
  t.same(seqs(recent.accept([numbered(4)])), [4])
})
