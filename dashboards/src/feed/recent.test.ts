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

t.test(
  'what comes while something is read is given with it, in order; before and after, nothing is kept',
  async t => {
    const recent = recentEvents()
    recent.accept([numbered(1)])
    const arrived = Promise.withResolvers<string>()
    const asked = recent.during(() => arrived.promise)
    recent.accept([numbered(2), numbered(3)])
    const later = recent.during(() => arrived.promise)
    recent.accept([numbered(4), numbered(4)])
    arrived.resolve('a list')
    const [first, second] = await Promise.all([asked, later])
    recent.accept([numbered(5)])
    t.equal(first.read, 'a list')
    t.same(seqs(first.since), [2, 3, 4])
    t.same(seqs(second.since), [4])
  },
)

t.test('what cannot be read leaves nothing behind', async t => {
  const recent = recentEvents()
  await t.rejects(
    recent.during(() => Promise.reject(new Error('the line is away'))),
    /the line is away/,
  )
  const { since } = await recent.during(async () => recent.accept([numbered(1)]))
  t.same(seqs(since), [1])
})

t.test('after a reset lower numbers count again', async t => {
  const recent = recentEvents()
  recent.accept([numbered(9)])
  recent.forget()
  t.same(seqs(recent.accept([numbered(4)])), [4])
})

t.test('a reset takes back what came before it', async t => {
  const recent = recentEvents()
  const { since } = await recent.during(async () => {
    recent.accept([numbered(9)])
    recent.forget()
    recent.accept([numbered(2)])
  })
  t.same(seqs(since), [2])
})

t.test('an alert is known as its last event left it, and of so many the latest', async t => {
  const recent = recentEvents(2)
  const about = (seq: number, id: string) => ({ ...numbered(seq), alert: sampleAlert({ id, version: seq }) })
  recent.accept([about(1, 'a'), about(2, 'b'), about(3, 'a'), about(4, 'c')])
  t.same(
    ['a', 'b', 'c'].map(id => recent.latest(id)?.version),
    [3, undefined, 4],
  )
})
