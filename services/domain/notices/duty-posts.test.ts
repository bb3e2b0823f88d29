import t from 'tap'
import { Random } from '../../../scripts/testing/random.ts'
import { testSeed } from '../../../scripts/testing/seed.ts'
import { text } from '../model/text.ts'
import { onDuty } from './duty.ts'
import { dutyGaps, dutyPosts } from './duty-posts.ts'
import { override, rota, shift } from './testing/rotas.ts'

const zones = new Map()
const [from, to] = [Date.parse('2026-10-12T16:00Z'), Date.parse('2026-10-13T16:00Z')] // a day of Shanghai
const gaps = (...rotas: Parameters<typeof dutyGaps>[0][]) =>
  dutyGaps(
    rotas.flatMap(list => [...list]),
    zones,
    'Asia/Shanghai',
    from,
    to,
  ).map(
    gap =>
      `${gap.role} ${gap.zone} ${new Date(gap.from).toISOString().slice(11, 16)}–${new Date(gap.to).toISOString().slice(11, 16)}`,
  )

const site = rota('site', { shifts: [shift('00:00-24:00 everywhere')] })
const b3 = rota('b3', { zones: ['b3'], shifts: [shift('08:00-20:00 building')] })

t.test('a post is each zone of a rota, once for a role', async t => {
  t.same(dutyPosts([b3, rota('c', { zones: ['b4', 'b3'] }), site, rota('t', { role: 'technician' })]), [
    { role: 'grid-worker', zone: null },
    { role: 'grid-worker', zone: 'b3' },
    { role: 'grid-worker', zone: 'b4' },
    { role: 'technician', zone: null },
  ])
})

t.test('a gap is where nobody is on duty, nobody of around it either', async t => {
  t.same(gaps([b3]), ['grid-worker b3 16:00–00:00', 'grid-worker b3 12:00–16:00'])
  t.same(gaps([b3, site]), [], 'the site stands in')
  t.same(gaps([b3, rota('site', { shifts: [shift('20:00-08:00 night')] })]), ['grid-worker null 00:00–12:00'])
})

t.test('a zone does not stand in for the site: other places have nobody', async t => {
  const whole = rota('b3', { zones: ['b3'], shifts: [shift('00:00-24:00 building')] })
  t.same(gaps([whole, rota('site', { shifts: [shift('00:00-12:00 half')] })]), [
    'grid-worker null 04:00–16:00',
  ])
})

t.test('before a plan begins nobody is missed; where it has run out somebody is', async t => {
  const soon = [shift('08:00-20:00 wang', { since: '2026-10-13' })]
  t.same(
    gaps([rota('r', { shifts: soon })]),
    ['grid-worker null 12:00–16:00'],
    'the evening of its first day',
  )
  const later = [shift('08:00-20:00 wang', { since: '2026-10-14' })]
  t.same(gaps([rota('r', { shifts: later })]), [])
  t.same(gaps([rota('r', { shifts: later }), rota('s', { shifts: soon })]), ['grid-worker null 12:00–16:00'])
  const weekly = [shift('08:00-20:00 wang', { since: '2026-10-06', everyWeeks: 2, weekdays: ['mon'] })]
  t.same(gaps([rota('r', { shifts: weekly })]), [], 'its first Monday is that of the week after next')
  const over = [shift('08:00-20:00 wang', { since: '2026-10-01', until: '2026-10-12' })]
  t.same(gaps([rota('r', { shifts: over })]), ['grid-worker null 16:00–16:00'])
})

t.test('leave for which nobody stands in is a gap', async t => {
  const leave = override('2026-10-13T04:00Z', '2026-10-13T05:00Z', [], ['everywhere'])
  t.same(gaps([{ ...site, overrides: [leave] }]), ['grid-worker null 04:00–05:00'])
})

t.test('a rota without a shift is a gap all the time, no rota is none', async t => {
  t.same(gaps([rota('empty')]), ['grid-worker null 16:00–16:00'])
  t.same(gaps(), [])
})

t.test(`who is on duty somewhere is nobody only where a post has nobody (seed ${testSeed})`, async t => {
  const random = new Random(testSeed)
  const places = new Map(
    [
      { id: 'grid', sort: 'grid', name: text('Grid', '网格') } as const,
      { id: 'b3', sort: 'building', name: text('b3', 'b3'), within: 'grid' } as const,
      { id: 'u1', sort: 'unit', name: text('u1', 'u1'), within: 'b3' } as const,
    ].map(zone => [zone.id, zone]),
  )
  const hour = () => String(random.below(24)).padStart(2, '0')
  const some = (of: readonly string[]) => of.filter(() => random.chance(0.4))
  let nobody = 0
  for (let n = 0; n < 400; n++) {
    const rotas = Array.from({ length: random.wholeWithin(1, 3) }, (_, i) =>
      rota(`r${i}`, {
        role: random.pick(['grid-worker', 'technician']),
        zones: some(['grid', 'b3', 'b4', 'u1']),
        shifts: [shift(`${hour()}:00-${hour()}:00 a`), shift(`${hour()}:00-${hour()}:00 b`)],
      }),
    )
    const at = from + random.below(to - from)
    const isEmpty = dutyGaps(rotas, places, 'Asia/Shanghai', at, at + 1).length > 0
    for (const zone of ['', 'grid', 'b3', 'b4', 'u1', 'gate']) {
      if (onDuty(rotas, places, { zone }, 'Asia/Shanghai', at).length > 0) continue
      nobody++
      if (!isEmpty)
        t.fail(`rotas ${n} of seed ${testSeed}: nobody for “${zone}”, and no post says so`, { rotas })
    }
  }
  t.ok(nobody > 50, `there was nobody ${nobody} times`)
})
