import t from 'tap'
import type { AlertChange } from '../domain/model/alert.ts'
import { openMemoryJournal } from '../journal/memory.ts'
import { silentLog } from '../store/temporary.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { RULE_ORDERS_CURSOR, RuleOrders } from './rule-orders.ts'
import { HandTime } from './testing/desk.ts'

/** A reader over a log, which gives what is critical, and what it gave. */
function withReader() {
  const journal = openMemoryJournal()
  const given: string[] = []
  const time = new HandTime()
  const state = { failing: false }
  const open = () =>
    new RuleOrders({
      ...{ journal, timers: time, log: silentLog },
      asksFor: ({ alert }) => alert.severity === 'critical',
      async give({ alert }) {
        if (state.failing) throw new Error('the disk is full')
        given.push(alert.id)
      },
    })
  const commit = (...changes: AlertChange[]) => journal.append({ entries: [], changes })
  return { journal, given, time, state, open, commit }
}

const critical = (id: string) => raisedChange(sampleAlert(id, 1_000, { severity: 'critical' }))
const high = (id: string) => raisedChange(sampleAlert(id, 1_000))
const settled = () => new Promise(resolve => setTimeout(resolve, 0))

t.test(
  'what asks for an order gets it after the commit, and the cursor stands behind it at once',
  async t => {
    const { journal, given, open, commit } = withReader()
    const reader = open()
    await reader.start()
    const batch = await commit(high('a'), critical('b'), high('c'))
    reader.committed(batch)
    await settled()
    t.same(given, ['b'])
    t.equal(await journal.cursor(RULE_ORDERS_CURSOR), batch.last)
    await reader.stop()
  },
)

t.test('what was committed and not given when the process ended is given by the next, once', async t => {
  const { given, open, commit } = withReader()
  const first = open()
  await first.start()
  first.committed(await commit(critical('a')))
  await settled()
  // Killed: it is not told to stop.
  await commit(critical('b'))
  const second = open()
  await second.start()
  await second.stop()
  t.same(given, ['a', 'b'])
})

t.test('what cannot be given is tried again, and nothing behind it is forgotten', async t => {
  const { given, time, state, open, commit } = withReader()
  const reader = open()
  await reader.start()
  state.failing = true
  reader.committed(await commit(critical('a')))
  await settled()
  reader.committed(await commit(critical('b')))
  await settled()
  t.same(given, [])
  state.failing = false
  await time.pass(1_000)
  await settled()
  t.same(given, ['a', 'b'])
  await reader.stop()
})

t.test('nothing of before its cursor is given again, whatever is asked for now', async t => {
  const { journal, given, open, commit } = withReader()
  const { last } = await commit(critical('old'))
  await journal.moveCursor(RULE_ORDERS_CURSOR, last)
  const reader = open()
  const starting = reader.start()
  reader.committed(await commit(critical('new')))
  await starting
  await settled()
  t.same(given, ['new'])
  await reader.stop()
})
