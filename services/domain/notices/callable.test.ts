import t from 'tap'
import type { RosterEntry } from '../model/roster.ts'
import { callable } from './callable.ts'
import { newRoster } from './living-roster.ts'
import { override, rota, shift } from './testing/rotas.ts'

const NOW = Date.parse('2026-11-22T01:00:00Z')

const member = (
  id: string,
  role: 'manager' | 'grid-worker' | 'technician' | 'caregiver' | 'administrator',
  ...zones: string[]
): RosterEntry => ({
  what: 'member',
  member: { id, role, zones },
})
const rotaOf = (...parts: Parameters<typeof rota>): RosterEntry => ({ what: 'rota', rota: rota(...parts) })
const boss = member('boss', 'manager')

const calls = (...entries: readonly RosterEntry[]) =>
  [...callable(newRoster(entries), NOW)].map(([id, as]) => `${id}: ${as.join(' ')}`).sort()

const table: readonly (readonly [string, readonly RosterEntry[], readonly string[]])[] = [
  ['nobody where only administrators are registered', [member('ada', 'administrator')], []],
  [
    'managers; administrators where they are not needed are not',
    [boss, member('ada', 'administrator')],
    ['boss: manager'],
  ],
  [
    'administrators where there is no manager',
    [member('ada', 'administrator'), member('wang', 'grid-worker')],
    ['ada: administrator', 'wang: role'],
  ],
  [
    'a grid worker whose zone has a rota only by that rota',
    [
      boss,
      member('wang', 'grid-worker', 'b3'),
      member('li', 'grid-worker', 'b4'),
      rotaOf('r', { zones: ['b3'] }),
    ],
    ['boss: manager', 'li: role'],
  ],
  [
    'a grid worker whose zone has a rota that begins next month',
    [
      boss,
      member('wang', 'grid-worker', 'b3'),
      member('li', 'grid-worker', 'b3'),
      rotaOf('r', { zones: ['b3'], shifts: [shift('00:00-24:00 wang', { since: '2027-01-01' })] }),
    ],
    ['boss: manager', 'li: role', 'wang: rota role'],
  ],
  [
    'those on a rota, gone or not',
    [boss, rotaOf('r', { shifts: [shift('08:00-20:00 wang'), shift('20:00-08:00 zhao')] })],
    ['boss: manager', 'wang: rota', 'zhao: rota'],
  ],
  [
    'nobody by what is over',
    [
      boss,
      rotaOf('r', {
        shifts: [
          shift('08:00-20:00 wang', { until: '2026-11-10' }),
          shift('08:00-20:00 li', { until: '2026-11-30' }),
        ],
        overrides: [
          override('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', ['mei']),
          override('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z', ['sun']),
        ],
        holidays: [
          { day: '2026-10-01', on: ['he'] },
          { day: '2027-01-01', on: ['xu'] },
        ],
      }),
    ],
    ['boss: manager', 'li: rota', 'sun: rota', 'xu: rota'],
  ],
  [
    'carers of whoever wears a band',
    [
      boss,
      { what: 'wearer', wearer: { id: 'w', device: 'band', carers: ['chen', 'mei'] } },
      member('idle', 'caregiver'),
    ],
    ['boss: manager', 'chen: carer', 'mei: carer'],
  ],
  [
    'whom an own plan names, by name or by role',
    [
      boss,
      member('chen', 'caregiver'),
      {
        what: 'plan',
        plan: {
          id: 'p',
          match: {},
          steps: [
            {
              afterMs: 0,
              tell: [
                { who: 'person', person: 'tan' },
                { who: 'role', role: 'caregiver' },
              ],
            },
          ],
        },
      },
    ],
    ['boss: manager', 'chen: plan', 'tan: plan'],
  ],
]

for (const [title, entries, expected] of table)
  t.test(`an alert could call ${title}`, async t => {
    t.same(calls(...entries), expected)
  })

t.test('as what each is called is said once, however often', async t => {
  const twice = rota('r', { shifts: [shift('08:00-20:00 boss'), shift('20:00-08:00 boss')] })
  t.same(calls(boss, { what: 'rota', rota: twice }), ['boss: manager rota'])
})
