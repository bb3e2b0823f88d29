import t from 'tap'
import type { WireAlertEvent } from '../../../../services/api/wire/alert.ts'
import { ON_THE_WAY } from '../../alerts/on-the-way.ts'
import { sampleAlert } from '../../alerts/sample-alert.ts'
import { entryOf } from '../outbox/entry.ts'
import { isOnTheWay } from './on-the-way.ts'

const event = (type: WireAlertEvent['type'], actor: string, more: object = {}): WireAlertEvent => ({
  ...{ alertId: 'riverside-1', n: 1, at: '2026-05-01T08:00:00.000Z', note: null, type, actor },
  ...more,
})
const claimed = event('assigned', 'wang', { to: 'wang' })
const said = event('commented', 'wang', { note: ON_THE_WAY })

const table: readonly (readonly [string, WireAlertEvent[], boolean])[] = [
  ['who took it has not set out yet', [claimed], false],
  ['who said so has', [claimed, said], true],
  ['another one’s word is not mine', [claimed, { ...said, actor: 'li' }], false],
  ['a note is no setting out', [claimed, { ...said, note: '带了梯子' }], false],
  ['of what is withheld one’s own word is taken for it', [claimed, event('commented', 'wang')], true],
  ['a photo is not', [claimed, event('commented', 'wang', { photo: 'p1' })], false],
  [
    'what was said before it was given back counts no more',
    [said, event('returned', 'wang'), claimed],
    false,
  ],
]
for (const [says, events, is] of table)
  t.test(says, async t => {
    t.equal(isOnTheWay(events, [], 'wang'), is)
  })

t.test('what waits to be sent counts', async t => {
  const press = { key: 'k', by: 'wang', alert: sampleAlert(), at: 1 }
  const waiting = entryOf({ ...press, action: 'comment', said: { note: ON_THE_WAY } }, [])
  t.equal(isOnTheWay([claimed], [waiting], 'wang'), true)
})
