import t from 'tap'
import type { AlertChange } from '../../../services/domain/model/alert.ts'
import type { CommittedBatch, Entry } from '../../../services/journal/journal.ts'
import { numberedChanges } from '../../../services/journal/numbering.ts'
import { changeOf } from '../../../services/journal/testing/samples.ts'
import type { Truth } from '../truth.ts'
import { Episodes, type Expected } from './episodes.ts'
import { journalFaults } from './journal.ts'
import { Readings } from './readings.ts'

const reading = (n: number, standing: 'live' | 'late' | 'repeated' = 'live'): Entry => ({
  site: 'garden',
  now: n,
  input: { type: 'reading', reading: { deviceId: 'bin', values: { fillPercent: n } } },
  acceptance: { standing, at: n },
})

const batchOf = (first: number, entries: Entry[], changes: AlertChange[] = []): CommittedBatch => ({
  ...{ first, entries, changes, last: first + entries.length + changes.length - 1 },
})

/** Four messages were sent; the last was not acknowledged. */
function readingFaults(...entries: Entry[]): string[] {
  const readings = new Readings()
  for (const n of [1, 2, 3, 4]) readings.add('bin', { values: { fillPercent: n }, acknowledged: n < 4 })
  return [...readings.faults([batchOf(1, entries)])]
}

t.test('a message that is lost, doubled, out of order or never sent is seen', async t => {
  const tables: [entries: Entry[], faults: RegExp[]][] = [
    [[reading(1), reading(2), reading(3)], []],
    [[reading(1), reading(2), reading(3), reading(4)], []],
    [[reading(1), reading(2), reading(2, 'repeated'), reading(3)], []],
    [[reading(1), reading(3)], [/\["fillPercent",2\].* acknowledged and is not in the journal/]],
    [[reading(1), reading(2), reading(2), reading(3)], [/2\].* 2 times/]],
    [[reading(1), reading(2), reading(3), reading(4), reading(4)], [/4\].* 2 times/]],
    [[reading(2), reading(1), reading(3)], [/1\].* out of order/]],
    [[reading(1), reading(2, 'late'), reading(3)], [/2\].* taken as late/]],
    [[reading(1), reading(2), reading(3), reading(9)], [/9\].* never sent/]],
  ]
  for (const [entries, faults] of tables) {
    const told = entries.map(({ now, acceptance }) => `${now} ${acceptance?.standing}`).join(', ')
    t.match(readingFaults(...entries), faults, told)
    t.equal(readingFaults(...entries).length, faults.length, `${told}: no more than that`)
  }
})

const episode: Expected[] = [
  { type: 'raised', at: 5 },
  { type: 'acknowledged', note: 'seen' },
  { type: 'cleared' },
]

/** An alert's events by type, in the words of the samples. */
function changesOf(
  serial: number,
  ...events: [type: AlertChange['event']['type'], at: number, note?: string][]
) {
  return events.map(([type, at, note = null], i): AlertChange => {
    const id = `garden-${serial}`
    const { alert, event } = changeOf(i + 1, note, { id, site: 'garden', deviceId: 'bin', rule: 'bin-full' })
    return { alert, event: { ...event, alertId: id, n: i + 1, at, type } }
  })
}

function episodeFaults(changes: AlertChange[]): string[] {
  const episodes = new Episodes()
  episodes.expect('bin', 'bin-full', episode)
  return [...episodes.faults(numberedChanges(batchOf(1, [], changes)))]
}

t.test('an alert too many or too few, an event too many, too few or at another time is seen', async t => {
  const whole = changesOf(1, ['raised', 5], ['acknowledged', 6, 'seen'], ['cleared', 7])
  t.same(episodeFaults(whole), [])
  t.same(
    episodeFaults(changesOf(1, ['raised', 5], ['acknowledged', 6, 'seen'], ['occurred', 6], ['cleared', 7])),
    [],
  )
  t.match(episodeFaults([]), [/0 alerts, and 1 were called for/])
  t.match(episodeFaults([...whole, ...changesOf(2, ['raised', 9])]), [
    /2 alerts, and 1/,
    /garden-2 .* not called for/,
  ])
  t.match(episodeFaults(changesOf(1, ['raised', 6], ['acknowledged', 6, 'seen'], ['cleared', 7])), [
    /should be raised 5/,
  ])
  t.match(episodeFaults(changesOf(1, ['raised', 5], ['acknowledged', 6, 'other'], ['cleared', 7])), [
    /should be/,
  ])
  t.match(episodeFaults(changesOf(1, ['raised', 5], ['cleared', 7])), [/should be/])
  t.match(episodeFaults([...whole.slice(0, 2), ...whole.slice(1)]), [/should be/])
})

const logFaults = (...batches: CommittedBatch[]): string[] => [
  ...journalFaults({ batches, changes: batches.flatMap(numberedChanges) } as unknown as Truth),
]

t.test('a number, an alert or an event that is missing from the log or there twice is seen', async t => {
  const first = changesOf(1, ['raised', 5], ['cleared', 6])
  const second = changesOf(2, ['raised', 7])
  t.same(logFaults(batchOf(1, [reading(1)], first), batchOf(4, [reading(2)], second)), [])
  t.match(logFaults(batchOf(1, [reading(1)]), batchOf(3, [reading(2)])), [/goes on at 3 after 1/])
  t.match(logFaults(batchOf(1, [reading(1)]), batchOf(1, [reading(1)])), [/goes on at 1 after 1/])
  t.match(logFaults(batchOf(1, [], second)), [/garden-2 was raised at 1 as number 1/])
  t.match(logFaults(batchOf(1, [], first.slice(1))), [/garden-1: event 2 at 1, after 0/])
  t.ok(logFaults(batchOf(1, [], [...first, ...first])).length > 0, 'all of it twice')
})
