import t from 'tap'
import type { Sees } from '../access/visible.ts'
import { raised } from '../testing/samples.ts'
import { createCursors } from './cursor.ts'
import { EVENTS_PER_MESSAGE_MAX, LiveMessages } from './live-messages.ts'
import { RecentChanges } from './recent-changes.ts'

const all: Sees = alert => alert
const cursors = createCursors([{ id: 'main', after: 0 }])
const entry = { site: 'site-1', now: 0, input: { type: 'tick' } } as const

/** A log of one batch for each list of alerts. */
function live(...batches: (readonly string[])[]) {
  const recent = new RecentChanges(0, 1_000)
  const commit = (ids: readonly string[]) => {
    const first = recent.head + 1
    const last = first + ids.length
    recent.add({ first, last, entries: [entry], changes: ids.map(id => raised(id)) })
  }
  for (const ids of batches) commit(ids)
  return { messages: new LiveMessages(recent, cursors), recent, commit }
}

t.test('all who stand at the same place and see the same get one message, made once', t => {
  const { messages } = live(['a-1', 'a-2'])
  const message = messages.after(0, all)
  t.equal(messages.after(0, all), message)
  t.match(message, { alerts: [{ id: 'a-1' }, { id: 'a-2' }], upTo: 3, isFull: false })
  t.not(messages.after(2, all), message, 'another place')
  t.match(messages.after(2, all), { alerts: [{ id: 'a-2' }] })
  const some: Sees = alert => (alert.id === 'a-2' ? alert : undefined)
  t.match(messages.after(0, some)?.alerts, [{ id: 'a-2' }], 'another view')
  t.end()
})

t.test('an alert of which somebody sees a part is told as that part, and whole to others', t => {
  const { messages } = live(['a-1'])
  const inPart: Sees = alert => ({ ...alert, zone: 'nowhere' })
  const whole = messages.after(0, all)
  t.match(whole?.frame.toString(), '"zone":"gate"')
  const part = messages.after(0, inPart)
  t.notMatch(part?.frame.toString(), '"zone":"gate"')
  t.match(part?.alerts, [{ id: 'a-1', zone: 'nowhere' }])
  t.end()
})

t.test('after the next commit the message is another', t => {
  const { messages, commit } = live(['a-1'])
  t.equal(messages.after(0, all)?.alerts.length, 1)
  commit(['a-2'])
  t.equal(messages.after(0, all)?.alerts.length, 2)
  t.end()
})

t.test('a message holds so many events and no more, and says that there are more', t => {
  const ids = Array.from({ length: EVENTS_PER_MESSAGE_MAX + 1 }, (_, i) => `a-${i}`)
  const { messages } = live(ids)
  const first = messages.after(0, all)
  t.match(first, { isFull: true, upTo: 1 + EVENTS_PER_MESSAGE_MAX })
  t.equal(first?.alerts.length, EVENTS_PER_MESSAGE_MAX)
  t.match(messages.after(first?.upTo ?? 0, all), { isFull: false, alerts: { length: 1 } })
  t.match(live(ids.slice(1)).messages.after(0, all), { isFull: false })
  t.end()
})

t.test('what is no longer held in memory has no message', t => {
  const recent = new RecentChanges(7, 10)
  t.equal(new LiveMessages(recent, cursors).after(6, all), undefined)
  t.match(new LiveMessages(recent, cursors).after(7, all), { alerts: { length: 0 }, upTo: 7 })
  t.end()
})
