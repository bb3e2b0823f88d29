import t from 'tap'
import type { Rota } from '../model/duty.ts'
import { MINUTE } from '../model/time.ts'
import { checkRota } from './rota-check.ts'
import { defaultRotaLimits, type RotaContext } from './rota-fault.ts'
import { override, rota, shift } from './testing/rotas.ts'

const member = (id: string, role: 'grid-worker' | 'manager', zones: string[] = []) =>
  [id, { id, role, zones }] as const

const context: RotaContext = {
  members: new Map([
    member('wang', 'grid-worker'),
    member('li', 'grid-worker'),
    member('zhao', 'grid-worker'),
    member('boss', 'manager'),
    member('far', 'grid-worker', ['b5']),
    member('near', 'grid-worker', ['b3']),
  ]),
  isZone: zone => zone === 'b3',
  zones: new Map(),
  now: Date.parse('2026-10-01T00:00Z'),
  timeZone: 'Asia/Shanghai',
  knownOverrides: new Set(),
  limits: defaultRotaLimits,
}

const said = (of: Rota, over: Partial<RotaContext> = {}) =>
  checkRota(of, { ...context, ...over }).map(({ path, level }) => `${level} ${path}`)

const fine = [shift('08:00-20:00 wang'), shift('20:00-08:00 li zhao')]

t.test('a rota that is right is told nothing', async t => {
  const of = rota('r', {
    zones: ['b3'],
    shifts: [...fine, shift('00:00-24:00 li', { everyWeeks: 2, since: '2026-10-01', until: '2026-10-01' })],
    overrides: [
      override('2026-10-02T00:00Z', '2026-10-03T00:00Z', ['li'], ['wang']),
      override('2026-10-02T12:00Z', '2026-10-03T00:00Z', ['zhao'], ['li']),
    ],
    holidays: [{ day: '2026-10-04', on: [] }],
    handOverMs: 15 * MINUTE,
  })
  t.same(checkRota(of, context), [])
})

const table: [title: string, parts: Partial<Rota>, said: string[]][] = [
  ['an unknown zone', { zones: ['b9'] }, ['fault zones.0']],
  ['a zone twice', { zones: ['b3', 'b3'] }, ['fault zones.1']],
  ['a hand-over that is too long', { handOverMs: defaultRotaLimits.handOverMsMax + 1 }, ['fault handOverMs']],
  ['a hand-over of less than no time', { handOverMs: -1 }, ['fault handOverMs']],
  [
    'no time of the day',
    { shifts: [shift('8:00-25:00 wang')] },
    ['fault shifts.0.from', 'fault shifts.0.to'],
  ],
  ['a beginning at the end of a day', { shifts: [shift('24:00-08:00 wang')] }, ['fault shifts.0.from']],
  ['24 hours', { shifts: [shift('08:00-08:00 wang')] }, ['warning shifts.0.to']],
  ['no weekday', { shifts: [shift('08:00-20:00 wang', { weekdays: [] })] }, ['fault shifts.0.weekdays']],
  [
    'every half a week',
    { shifts: [shift('08:00-20:00 wang', { everyWeeks: 0.5, since: '2026-10-01' })] },
    ['fault shifts.0.everyWeeks'],
  ],
  [
    'every other week since nobody knows when',
    { shifts: [shift('08:00-20:00 wang', { everyWeeks: 2 })] },
    ['fault shifts.0.since'],
  ],
  [
    'a day that there is not',
    { shifts: [shift('08:00-20:00 wang', { since: '2026-02-29', until: '1 May' })] },
    ['fault shifts.0.since', 'fault shifts.0.until', 'fault shifts.0.until'],
  ],
  [
    'an end before the beginning',
    { shifts: [shift('08:00-20:00 wang', { since: '2026-10-02', until: '2026-10-01' })] },
    ['fault shifts.0.until'],
  ],
  ['nobody on a shift', { shifts: [shift('08:00-20:00')] }, ['warning shifts.0.on']],
  ['somebody unknown', { shifts: [shift('08:00-20:00 wang nobody')] }, ['fault shifts.0.on.1']],
  ['somebody twice', { shifts: [shift('08:00-20:00 wang wang')] }, ['fault shifts.0.on.1']],
  ['somebody of another role', { shifts: [shift('08:00-20:00 boss')] }, ['fault shifts.0.on.0']],
  [
    'somebody who does not see a zone of the rota',
    {
      zones: ['b3'],
      shifts: [shift('08:00-20:00 near far')],
      overrides: [override('2026-10-02T00:00Z', '2026-10-03T00:00Z', ['far'])],
    },
    ['fault shifts.0.on.1', 'fault overrides.0.on.0'],
  ],
  [
    'somebody of another role who stands in',
    { overrides: [override('2026-10-02T00:00Z', '2026-10-03T00:00Z', ['boss'])] },
    ['warning overrides.0.on.0'],
  ],
  [
    'an override that ends before it begins',
    { overrides: [override('2026-10-03T00:00Z', '2026-10-02T00:00Z', [])] },
    ['fault overrides.0.to'],
  ],
  [
    'an override without end',
    { overrides: [override('2026-10-03T00:00Z', '2028-10-02T00:00Z', [])] },
    ['fault overrides.0.to'],
  ],
  [
    'two that replace all at one time',
    {
      overrides: [
        override('2026-10-02T00:00Z', '2026-10-04T00:00Z', ['li']),
        override('2026-10-03T00:00Z', '2026-10-05T00:00Z', ['wang']),
      ],
    },
    ['fault overrides.1'],
  ],
  [
    'two that replace the same one at one time',
    {
      shifts: fine,
      overrides: [
        override('2026-10-02T00:00Z', '2026-10-04T00:00Z', ['li'], ['wang']),
        override('2026-10-03T00:00Z', '2026-10-05T00:00Z', ['zhao'], ['wang', 'li']),
      ],
    },
    ['fault overrides.1'],
  ],
  [
    'one after the other',
    {
      overrides: [
        override('2026-10-02T00:00Z', '2026-10-04T00:00Z', ['li']),
        override('2026-10-04T00:00Z', '2026-10-05T00:00Z', ['wang']),
      ],
    },
    [],
  ],
  [
    'two of one id',
    {
      overrides: [
        override('2026-10-02T00:00Z', '2026-10-04T00:00Z', ['li'], ['wang']),
        override('2026-10-02T00:00Z', '2026-10-05T00:00Z', ['wang'], ['li']),
      ],
    },
    ['fault overrides.1.id'],
  ],
  [
    'whoever is replaced and on no shift',
    { overrides: [override('2026-10-02T00:00Z', '2026-10-04T00:00Z', ['li'], ['zhang'])] },
    ['warning overrides.0.insteadOf.0'],
  ],
  [
    'what is over, whoever it names',
    { overrides: [override('2026-09-02T00:00Z', '2026-09-04T00:00Z', ['gone'], ['left'])] },
    ['warning overrides.0.to'],
  ],
  [
    'whoever is replaced while they are not on duty',
    {
      shifts: fine,
      overrides: [override('2026-10-02T12:30Z', '2026-10-02T20:00Z', ['li'], ['wang', 'zhao'])],
    },
    ['warning overrides.0.insteadOf.0'],
  ],
  [
    'whoever is on shifts that begin later or are over',
    {
      shifts: [
        shift('08:00-20:00 wang', { since: '2026-11-01' }),
        shift('20:00-08:00 li', { until: '2026-10-01' }),
      ],
      overrides: [override('2026-10-03T00:00Z', '2026-10-05T00:00Z', ['zhao'], ['wang', 'li'])],
    },
    ['warning overrides.0.insteadOf.0', 'warning overrides.0.insteadOf.1'],
  ],
  [
    'holidays that say nothing, twice, or on no day',
    {
      holidays: [
        { day: '2026-10-01' },
        { day: '2026-10-01', on: ['li'] },
        { day: '1.10.', asWeekday: 'mon' },
      ],
    },
    ['fault holidays.0', 'fault holidays.1.day', 'fault holidays.2.day'],
  ],
]

for (const [title, parts, faults] of table)
  t.test(`named: ${title}`, async t => t.same(said(rota('r', parts)), faults))

t.test('nobody is warned again of an override that is over and was there before', async t => {
  const past = { ...override('2026-09-02T00:00Z', '2026-09-04T00:00Z', ['gone'], ['left']), id: 'o-1' }
  t.same(said(rota('r', { overrides: [past] }), { knownOverrides: new Set(['o-1']) }), [])
})

t.test('somebody who stands in or hands over can be replaced', async t => {
  const overrides = [
    override('2026-10-02T00:00Z', '2026-10-03T00:00Z', ['zhao'], ['wang']),
    override('2026-10-02T02:00Z', '2026-10-02T12:00Z', ['li'], ['zhao']),
  ]
  t.same(said(rota('r', { shifts: [shift('08:00-20:00 wang'), shift('20:00-08:00 li')], overrides })), [])
  const handing = [override('2026-10-02T12:10Z', '2026-10-02T12:20Z', ['zhao'], ['wang'])]
  t.same(said(rota('r', { shifts: fine, overrides: handing, handOverMs: 15 * MINUTE })), [])
})

t.test('each limit holds at its edge', async t => {
  const limits = {
    ...defaultRotaLimits,
    zonesMax: 1,
    shiftsMax: 2,
    overridesMax: 1,
    holidaysMax: 1,
    peopleMax: 2,
  }
  const day = (day: string) => ({ day, on: [] })
  const one = override('2026-10-02T00:00Z', '2026-10-04T00:00Z', ['li'])
  const two = override('2026-10-04T00:00Z', '2026-10-05T00:00Z', ['li'])
  const most = { zones: ['b3'], shifts: fine, overrides: [one], holidays: [day('2026-10-01')] }
  t.same(said(rota('r', most), { limits }), [])
  const more = {
    zones: ['b3', 'b4'],
    shifts: [...fine, shift('00:00-24:00 wang li zhao')],
    overrides: [one, two],
    holidays: [day('2026-10-01'), day('2026-10-02')],
  }
  t.same(said(rota('r', more), { limits, isZone: () => true }), [
    'fault zones',
    'fault shifts',
    'fault overrides',
    'fault holidays',
    'fault shifts.2.on',
  ])
})

t.test('everything is said in both languages', async t => {
  for (const [, parts] of table)
    for (const { says } of checkRota(rota('r', parts), context)) {
      t.match(says.zh, /\p{Script=Han}/u)
      t.notMatch(says.en, /\p{Script=Han}|undefined/u)
      t.notMatch(says.zh, /undefined/)
    }
})
