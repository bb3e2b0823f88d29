import t from 'tap'
import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'
import { endingOf } from './similar.ts'

const event = (type: WireAlertEvent['type'], actor: string, note: string | null = null) =>
  ({ type, actor, note }) as WireAlertEvent

t.test('an alert ended as whoever resolved it says, else as was last said of it', async t => {
  const said = [
    event('raised', 'system'),
    event('commented', 'li', '到了'),
    event('commented', 'wang', '已清运'),
  ]
  t.same(endingOf({ events: [...said, event('resolved', 'li', '桶已清空')] }), { by: 'li', note: '桶已清空' })
  t.same(endingOf({ events: [...said, event('resolved', 'li')] }), { by: 'li', note: '已清运' })
  t.same(endingOf({ events: [event('resolved', 'li')] }), { by: 'li', note: null })
  t.same(endingOf({ events: [] }), { by: undefined, note: null })
})
