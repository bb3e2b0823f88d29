import t from 'tap'
import { sampleAlert } from '../../alerts/sample-alert.ts'
import { byWorstFirst, piled, pileOf } from './order.ts'

const held = { reason: 'flood', by: '', since: '2026-05-01T08:00:00.000Z' } as const

t.test('whose an alert is says where it lies', async t => {
  const table = [
    [{}, 'waiting'],
    [{ handling: 'acknowledged' }, 'waiting'],
    [{ handling: 'assigned', assignee: 'wang' }, 'mine'],
    [{ handling: 'on-site', assignee: 'wang' }, 'mine'],
    [{ handling: 'assigned', assignee: 'li' }, 'others'],
    [{ handling: 'resolved', assignee: 'wang' }, undefined],
    [{ suppressed: held }, undefined],
    [{ suppressed: held, handling: 'assigned', assignee: 'wang' }, 'mine'],
  ] as const
  for (const [change, pile] of table)
    t.equal(pileOf(sampleAlert(change), 'wang'), pile, JSON.stringify(change))
})

t.test(
  'what goes on before what is over, the worst first, then what nobody has seen, then who waits longest',
  async t => {
    const one = (id: string, change: Parameters<typeof sampleAlert>[0] = {}) => sampleAlert({ id, ...change })
    const list = [
      one('seen', { handling: 'acknowledged', raisedAt: '2026-05-01T07:00:00.000Z' }),
      one('young', { raisedAt: '2026-05-01T09:00:00.000Z' }),
      one('low', { severity: 'low', raisedAt: '2026-05-01T01:00:00.000Z' }),
      one('over', { condition: 'cleared', severity: 'critical', raisedAt: '2026-05-01T01:00:00.000Z' }),
      one('old'),
      one('critical', { severity: 'critical', raisedAt: '2026-05-01T10:00:00.000Z' }),
    ]
    t.same(
      list.toSorted(byWorstFirst).map(({ id }) => id),
      ['critical', 'old', 'young', 'seen', 'low', 'over'],
    )
    t.equal(piled(list, 'wang').waiting.length, 6)
  },
)
