import t from 'tap'
import type { Rota } from '../model/duty.ts'
import { text } from '../model/text.ts'
import { dutySpans, nextDutyChange, onDuty } from './duty.ts'
import { dutyGaps } from './duty-posts.ts'
import { presenceOf } from './duty-presence.ts'
import { rota, shift } from './testing/rotas.ts'

const zones = new Map(
  [
    { id: 'grid-1', sort: 'grid', name: text('Grid 1', '第一网格') } as const,
    { id: 'b3', sort: 'building', name: text('Building 3', '3 号楼'), within: 'grid-1' } as const,
  ].map(zone => [zone.id, zone]),
)

const member = (id: string, zones: string[]) => [id, { id, role: 'grid-worker', zones }] as const

const dayAndNight = [shift('08:00-20:00 day'), shift('20:00-08:00 night')]

const SHANGHAI = 'Asia/Shanghai'
const at = Date.parse('2026-10-13T04:00Z')
const always = (id: string, person: string, parts: Partial<Rota> = {}) =>
  rota(id, { shifts: [shift(`00:00-24:00 ${person}`)], ...parts })

t.test(
  'the innermost rota of a role comes first, and hides those around it while somebody is there',
  async t => {
    const rotas = [
      always('site', 'everywhere'),
      always('grid', 'grid', { zones: ['grid-1'] }),
      rota('b3', { zones: ['b3'], shifts: [shift('09:00-18:00 building')] }),
      always('tech', 'mender', { role: 'technician' }),
    ]
    const told = (zone: string, when = at) => onDuty(rotas, zones, { zone }, SHANGHAI, when)
    t.same(told('b3'), ['building', 'mender'])
    t.same(told('b3', Date.parse('2026-10-13T12:00Z')), ['grid', 'mender'], 'the grid stands in at night')
    t.same(told('grid-1'), ['grid', 'mender'])
    t.same(told('gate'), ['everywhere', 'mender'])
    t.same(onDuty(rotas, zones, { zone: 'b3', role: 'technician' }, SHANGHAI, at), ['mender'])
    t.same(onDuty(rotas, zones, { zone: 'b3', role: 'caregiver' }, SHANGHAI, at), [])
  },
)

t.test('the order is that of the ids, whichever was saved first, and nobody is there twice', async t => {
  const rotas = [always('z', 'li'), always('a', 'wang'), always('m', 'wang'), always('b', 'li')]
  t.same(onDuty(rotas, zones, { zone: '' }, SHANGHAI, at), ['wang', 'li'])
  t.same(onDuty(rotas.toReversed(), zones, { zone: '' }, SHANGHAI, at), ['wang', 'li'])
})

t.test('for what is in no zone somebody of any zone stands in for the site', async t => {
  const rotas = [
    rota('site', { shifts: [shift('09:00-18:00 site')] }),
    always('b3', 'building', { zones: ['b3'] }),
  ]
  t.same(onDuty(rotas, zones, { zone: '' }, SHANGHAI, at), ['site'])
  t.same(onDuty(rotas, zones, { zone: '' }, SHANGHAI, Date.parse('2026-10-13T12:00Z')), ['building'])
  t.same(onDuty(rotas, zones, { zone: 'gate' }, SHANGHAI, Date.parse('2026-10-13T12:00Z')), [])
})

t.test(
  'for a zone without a rota it is whoever is on duty anywhere, unless one role is asked for',
  async t => {
    const rotas = [always('b3', 'building', { zones: ['b3'] })]
    t.same(onDuty(rotas, zones, { zone: 'gate' }, SHANGHAI, at), ['building'])
    t.same(onDuty(rotas, zones, { zone: 'gate', role: 'grid-worker' }, SHANGHAI, at), [])
  },
)

t.test('whoever is on duty anywhere stands in until the rota of a zone begins', async t => {
  const later = rota('gate', { zones: ['gate'], shifts: [shift('00:00-24:00 li', { since: '2026-10-20' })] })
  const rotas = [always('b3', 'building', { zones: ['b3'] }), later]
  t.same(onDuty(rotas, zones, { zone: 'gate' }, SHANGHAI, at), ['building'])
  t.same(onDuty(rotas, zones, { zone: 'gate' }, SHANGHAI, Date.parse('2026-10-20T04:00Z')), ['li'])
})

t.test('one who has left hides nobody', async t => {
  const rotas = [always('site', 'everywhere'), always('b3', 'left', { zones: ['b3'] })]
  const there = presenceOf(new Map([member('everywhere', [])]))
  t.same(onDuty(rotas, zones, { zone: 'b3' }, SHANGHAI, at, there), ['everywhere'])
})

t.test('one who does not see a zone is not on duty for it, and hides nobody', async t => {
  const rotas = [always('site', 'everywhere'), always('grid', 'blind', { zones: ['grid-1'] })]
  const on = (zone: string, ...of: string[]) => {
    const there = presenceOf(new Map([member('everywhere', []), member('blind', of)]))
    return onDuty(rotas, zones, { zone }, SHANGHAI, at, there).join(' ')
  }
  t.equal(on('b3', 'b5'), 'everywhere')
  t.equal(on('b3', 'grid-1'), 'blind', 'what lies in a zone is seen with it')
  t.equal(on('b3', 'b3'), 'blind')
  t.equal(on('grid-1', 'b3'), 'everywhere')
  const alone = presenceOf(new Map([member('blind', ['b5'])]))
  const gaps = dutyGaps(rotas.slice(1), zones, SHANGHAI, at, at + 1, alone)
  t.match(gaps, [{ zone: 'grid-1' }], 'and where there is nobody else, nobody is')
})

t.test('the next change is the next other answer, and two weeks where there is none', async t => {
  const same = rota('r', { shifts: [shift('08:00-20:00 wang'), shift('20:00-08:00 wang')] })
  const next = (of: Rota) => nextDutyChange([of], zones, { zone: '' }, SHANGHAI, at)
  t.equal(next(same), Date.parse('2026-10-27T04:00Z'), 'it is wang all the time')
  t.equal(next(rota('r', { shifts: dayAndNight })), Date.parse('2026-10-13T12:00Z'))
  const weekly = rota('r', { shifts: [shift('09:00-18:00 li', { weekdays: ['mon'] })] })
  t.equal(next(weekly), Date.parse('2026-10-19T01:00Z'))
})

t.test('spans follow each other without a hole', async t => {
  const [from, to] = [Date.parse('2026-10-13T04:00Z'), Date.parse('2026-10-14T04:00Z')]
  const spans = dutySpans(
    [rota('r', { shifts: [shift('08:00-20:00 day')] })],
    zones,
    { zone: '' },
    SHANGHAI,
    from,
    to,
  )
  t.same(
    spans.map(({ on, ...span }) => [span.from, span.to, on.join()]),
    [
      [from, Date.parse('2026-10-13T12:00Z'), 'day'],
      [Date.parse('2026-10-13T12:00Z'), Date.parse('2026-10-14T00:00Z'), ''],
      [Date.parse('2026-10-14T00:00Z'), to, 'day'],
    ],
  )
})
