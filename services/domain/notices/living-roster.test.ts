import t from 'tap'
import type { RosterEntry } from '../model/roster.ts'
import { text } from '../model/text.ts'
import { newRoster, removeEntry, rosterEntries, saveEntry } from './living-roster.ts'

const entries: readonly RosterEntry[] = [
  { what: 'zone', zone: { id: 'b3', sort: 'building', name: text('Building 3', '3 号楼') } },
  { what: 'member', member: { id: 'wang', role: 'grid-worker', zones: ['b3'] } },
  { what: 'wearer', wearer: { id: 'w-1', device: 'band-1', carers: ['li'] } },
  {
    what: 'rota',
    rota: {
      id: 'r-1',
      role: 'grid-worker',
      zones: [],
      shifts: [],
      overrides: [],
      holidays: [],
      handOverMs: 0,
    },
  },
  { what: 'plan', plan: { id: 'p-1', match: {}, steps: [{ afterMs: 0, tell: [{ who: 'duty' }] }] } },
]

t.test('what is in a roster comes out of its entries again, each sort', async t => {
  t.same(rosterEntries(newRoster(entries)), entries)
})

t.test('what is saved under an id that is there takes its place, what is removed is gone', async t => {
  const roster = newRoster(entries)
  saveEntry(roster, { what: 'member', member: { id: 'wang', role: 'manager', zones: [] } })
  t.match(roster.members.get('wang'), { role: 'manager' })
  t.equal(roster.members.size, 1)
  t.ok(removeEntry(roster, 'wearer', 'w-1'))
  t.notOk(removeEntry(roster, 'wearer', 'w-1'), 'not twice')
  t.same(
    rosterEntries(roster).map(({ what }) => what),
    ['zone', 'member', 'rota', 'plan'],
  )
})
