import t from 'tap'
import type { AlertChange } from '../domain/model/alert.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import type { Timers } from '../runtime/timers.ts'
import { silentLog } from '../store/temporary.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { RETRY_MS, RULE_ORDERS_CURSOR, RuleOrders, type RuleOrdersOptions } from './rule-orders.ts'
import { HandTime } from './testing/desk.ts'

/** A reader over a log, which gives what is critical, and what it gave. */
function withReader() {
  const journal = openMemoryJournal()
  const given: string[] = []
  const time = new HandTime()
  const state = { failing: false }
  const seen = { tries: 0, retries: 0, moved: 0 }
  let news = () => {}
  const tell = () => news()
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise<void>(resolve => (news = resolve))
  }
  const watched: RuleOrdersOptions['journal'] = {
    readChanges: (after, count) => journal.readChanges(after, count),
    head: () => journal.head(),
    cursor: name => journal.cursor(name),
    async moveCursor(name, to) {
      await journal.moveCursor(name, to)
      seen.moved = to
      tell()
    },
  }
  const timers: Timers = {
    after(ms, run) {
      if (ms === RETRY_MS) seen.retries += 1
      tell()
      return time.after(ms, run)
    },
  }
  const open = () =>
    new RuleOrders({
      ...{ journal: watched, timers, log: silentLog },
      asksFor: ({ alert }) => alert.severity === 'critical',
      async give({ alert }) {
        seen.tries += 1
        if (state.failing) throw new Error('the disk is full')
        given.push(alert.id)
        tell()
      },
    })
  const commit = (...changes: AlertChange[]) => journal.append({ entries: [], changes })
  return { journal, given, time, state, seen, until, open, commit }
}

const critical = (id: string) => raisedChange(sampleAlert(id, 1_000, { severity: 'critical' }))
const high = (id: string) => raisedChange(sampleAlert(id, 1_000))

t.test(
  'what asks for an order gets it after the commit, and the cursor stands behind it at once',
  async t => {
    const { journal, given, seen, until, open, commit } = withReader()
    const reader = open()
    await reader.start()
    const batch = await commit(high('a'), critical('b'), high('c'))
    reader.committed(batch)
    await until(() => seen.moved > 0)
    t.same(given, ['b'])
    t.equal(await journal.cursor(RULE_ORDERS_CURSOR), batch.last)
    await reader.stop()
  },
)

t.test('what was committed and not given when the process ended is given by the next, once', async t => {
  const { given, until, open, commit } = withReader()
  const first = open()
  await first.start()
  first.committed(await commit(critical('a')))
  await until(() => given.length === 1)
  // Killed: it is not told to stop.
  await commit(critical('b'))
  const second = open()
  await second.start()
  await second.stop()
  t.same(given, ['a', 'b'])
})

t.test('what cannot be given is tried again, and nothing behind it is forgotten', async t => {
  const { given, time, state, seen, until, open, commit } = withReader()
  const reader = open()
  await reader.start()
  state.failing = true
  reader.committed(await commit(critical('a')))
  await until(() => seen.retries === 1)
  reader.committed(await commit(critical('b')))
  await until(() => seen.retries === 2)
  t.same([given, seen.tries], [[], 2])
  state.failing = false
  await time.pass(RETRY_MS)
  await until(() => given.length === 2)
  t.same(given, ['a', 'b'])
  await reader.stop()
})

t.test('nothing of before its cursor is given again, whatever is asked for now', async t => {
  const { journal, given, until, open, commit } = withReader()
  const { last } = await commit(critical('old'))
  await journal.moveCursor(RULE_ORDERS_CURSOR, last)
  const reader = open()
  const starting = reader.start()
  reader.committed(await commit(critical('new')))
  await starting
  await until(() => given.length > 0)
  t.same(given, ['new'])
  await reader.stop()
})
