import t from 'tap'
import type { About } from '../model/about.ts'
import type { Target } from '../model/escalation.ts'
import type { Role } from '../model/person.ts'
import type { RosterEntry } from '../model/roster.ts'
import { text } from '../model/text.ts'
import { newRoster } from './living-roster.ts'
import { routeOf } from './route.ts'

const member = (id: string, role: Role, zones: string[] = []): RosterEntry => ({
  what: 'member',
  member: { id, role, zones },
})
const rota = (role: Role, zones: string[] = []): RosterEntry => ({
  what: 'rota',
  rota: { id: `r-${role}`, role, zones, shifts: [], overrides: [], holidays: [], handOverMs: 0 },
})
const wearer = (carers: string[]): RosterEntry => ({
  what: 'wearer',
  wearer: { id: 'w-1', device: 'band-1', carers },
})
const unitOfB3: RosterEntry = {
  what: 'zone',
  zone: { id: 'b3-u2', sort: 'unit', name: text('Unit 2', '2 单元'), within: 'b3' },
}

const staffed = [
  wearer(['chen']),
  rota('grid-worker', ['b3']),
  rota('technician'),
  member('root', 'administrator'),
]
const carers: Target = { who: 'carers' }
const onDuty = (role: Role): Target => ({ who: 'duty', role })
const all = (role: Role): Target => ({ who: 'role', role })

const cases: readonly [string, About, string, string, readonly RosterEntry[], Target][] = [
  ['a wearer’s carers', 'person', 'band-1', 'b3', staffed, carers],
  ['a wearer whom nobody looks after', 'person', 'band-2', 'b3', staffed, onDuty('grid-worker')],
  [
    'a list of carers that is empty',
    'person',
    'band-1',
    'b3',
    [wearer([]), ...staffed.slice(1)],
    onDuty('grid-worker'),
  ],
  ['a broken band is no matter of the carers', 'device', 'band-1', 'b3', staffed, onDuty('technician')],
  ['the grid worker of the zone', 'place', 'bin-1', 'b3', staffed, onDuty('grid-worker')],
  ['a unit lies in its building', 'place', 'bin-1', 'b3-u2', [unitOfB3, ...staffed], onDuty('grid-worker')],
  ['no grid worker of this zone', 'place', 'bin-1', 'gate', staffed, all('administrator')],
  ['the server is whose who runs it', 'server', 'server', 'b3', staffed, all('administrator')],
  [
    'no technician: the grid worker looks',
    'device',
    'bin-1',
    'b3',
    [rota('grid-worker')],
    onDuty('grid-worker'),
  ],
  [
    'a role without a rota: all of it',
    'place',
    'bin-1',
    'b3',
    [member('wang', 'grid-worker', ['b3'])],
    all('grid-worker'),
  ],
  [
    'a member of another zone is none',
    'place',
    'bin-1',
    'gate',
    [member('wang', 'grid-worker', ['b3'])],
    { who: 'duty' },
  ],
  ['nobody at all', 'person', 'band-1', 'b3', [], { who: 'duty' }],
]

for (const [what, about, deviceId, zone, entries, target] of cases)
  t.test(`who is told first: ${what}`, async t => {
    t.same(routeOf({ about, deviceId, zone }, newRoster(entries)), [target])
  })
