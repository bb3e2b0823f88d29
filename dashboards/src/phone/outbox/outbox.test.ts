import t from 'tap'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { sampleAlert } from '../../alerts/sample-alert.ts'
import { ApiProblem, Unreachable } from '../../api/request.ts'
import { type Entry, entryOf, type PressAction } from './entry.ts'
import { foreseen } from './foreseen.ts'
import { createOutbox, type Outcome } from './outbox.ts'
import { outcomeOf } from './send.ts'
import { shelfOf } from './shelf.ts'

const storage = (): Storage => {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: key => items.get(key) ?? null,
    key: i => [...items.keys()][i] ?? null,
    removeItem: key => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  }
}

/** A server behind a line that can be cut: it answers with a version one higher each time. */
function rig(kept = storage()) {
  const sent: Entry[] = []
  let line = true
  let refuses: string | undefined
  let version = 1
  const outbox = createOutbox(shelfOf('wang', kept), async (entry): Promise<Outcome> => {
    if (!line) return { type: 'later' }
    sent.push(entry)
    const refusal = { code: refuses ?? '', who: 'li', version: 9 }
    return refuses === undefined ? { type: 'done', version: ++version } : { type: 'refused', refusal }
  })
  const press = (action: PressAction, alert: WireAlert = sampleAlert()) =>
    outbox.press(
      entryOf({ key: `${action} ${alert.id}`, by: 'wang', alert, action, said: {}, at: 5 }, outbox.entries()),
    )
  const cut = (is: boolean) => {
    line = !is
  }
  const refuse = (code: string) => {
    refuses = code
  }
  return { outbox, press, sent, cut, refuse, kept }
}

t.test('without a line it is kept, after a reload too, and goes out once when the line is back', async t => {
  const before = rig()
  before.cut(true)
  before.press('claim')
  await before.outbox.flush()
  t.equal(before.outbox.entries().length, 1)
  const after = rig(before.kept)
  await Promise.all([after.outbox.flush(), after.outbox.flush()])
  await after.outbox.flush()
  t.same(
    after.sent.map(({ key }) => key),
    ['claim riverside-1'],
  )
  t.same(after.outbox.entries(), [])
  t.equal(before.kept.length, 0)
})

t.test(
  'what was pressed on top of it goes out in its order, each on the version that the one before made',
  async t => {
    const { outbox, press, sent } = rig()
    press('claim')
    press('comment')
    press('on-site')
    press('claim', sampleAlert({ id: 'riverside-2', version: 7 }))
    await outbox.flush()
    t.same(
      sent.map(({ action, version }) => [action, version]),
      [
        ['claim', 1],
        ['comment', 2],
        ['on-site', 2],
        ['claim', 7],
      ],
    )
  },
)

t.test('a conflict is told and stays until it is read; what stood on it is not done either', async t => {
  const { outbox, press, sent, refuse } = rig()
  refuse('ALERT_TAKEN')
  press('claim')
  press('on-site')
  await outbox.flush()
  t.equal(sent.length, 1)
  t.match(outbox.entries(), [
    { action: 'claim', refusal: { code: 'ALERT_TAKEN', who: 'li' } },
    { action: 'on-site', refusal: { code: 'BEFORE_REFUSED' } },
  ])
  outbox.dismiss('claim riverside-1')
  t.equal(outbox.entries().length, 1)
})

t.test('a photo goes before what was pressed after it, and holds up nothing else', async t => {
  const { outbox, press, sent, kept } = rig()
  press('claim')
  press('photo')
  press('resolve')
  press('claim', sampleAlert({ id: 'riverside-2', version: 7 }))
  await outbox.flush()
  t.same(
    sent.map(({ key }) => key),
    ['claim riverside-1', 'claim riverside-2', 'photo riverside-1', 'resolve riverside-1'],
  )
  t.equal(kept.length, 0)
})

t.test('a photo that is refused is told, and what was pressed after it is done all the same', async t => {
  const { outbox, press, refuse, kept } = rig()
  press('photo')
  press('resolve')
  refuse('PHOTOS_TOO_MANY')
  await outbox.flush()
  t.match(outbox.entries(), [
    { action: 'photo', refusal: { code: 'PHOTOS_TOO_MANY' } },
    { action: 'resolve', refusal: { code: 'PHOTOS_TOO_MANY' } },
  ])
  t.equal(kept.length, 2)
})

t.test('nobody else’s session sends it', async t => {
  const { press, kept } = rig()
  press('claim')
  t.same(shelfOf('li', kept).all(), [])
  t.equal(shelfOf('wang', kept).all().length, 1)
})

t.test('what waits is seen as it will be, what was refused is not', async t => {
  const { outbox, press } = rig()
  press('claim')
  press('on-site')
  t.match(foreseen(sampleAlert(), outbox.entries()), { handling: 'on-site', assignee: 'wang' })
  const refused = outbox
    .entries()
    .map(entry => ({ ...entry, refusal: { code: 'X', who: '', version: null } }))
  t.match(foreseen(sampleAlert(), refused), { handling: 'new', assignee: null })
})

t.test('the name of what a band measured does not lie in the browser', async t => {
  const { press, kept } = rig()
  press('claim', sampleAlert({ deviceKind: 'wristband', title: { en: 'Fall', zh: '跌倒' } }))
  t.notMatch(kept.getItem(kept.key(0) ?? ''), /Fall|跌倒/)
})

t.test('what an answer means for a press', async t => {
  const entry = entryOf({ key: 'k', by: 'wang', alert: sampleAlert(), action: 'claim', said: {}, at: 1 }, [])
  const problem = (status: number, code: string, alert?: WireAlert) =>
    new ApiProblem(status, { type: '', title: '', status, code, ...(alert && { alert }) })
  const table: readonly (readonly [string, unknown, Outcome['type']])[] = [
    ['no line', new Unreachable(), 'later'],
    ['signed out', problem(401, 'NOT_SIGNED_IN'), 'later'],
    ['too fast', problem(429, 'RATE_LIMITED'), 'later'],
    ['a server that cannot save', problem(503, 'JOURNAL_UNAVAILABLE'), 'later'],
    ['a first password is owed', problem(403, 'PASSWORD_CHANGE_NEEDED'), 'later'],
    ['somebody else has it', problem(409, 'ALERT_TAKEN', sampleAlert({ assignee: 'li' })), 'refused'],
    ['not allowed any more', problem(403, 'NOT_ALLOWED'), 'refused'],
    [
      'it is so already, the answer was lost',
      problem(409, 'ALERT_VERSION_CONFLICT', sampleAlert({ assignee: 'wang', handling: 'assigned' })),
      'done',
    ],
  ]
  for (const [says, error, type] of table) t.equal(outcomeOf(error, entry).type, type, says)
})
