import t from 'tap'
import type { Rota } from '../model/duty.ts'
import type { Input } from '../model/input.ts'
import { WEEKDAYS } from '../model/rule.ts'
import { HOUR, MINUTE } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { after, NIGHT, ofFirst, sos, until } from './testing/night.ts'
import { band, bin, book, command, reading, siteWith, T0 } from './testing/site.ts'
import { member, roster, staffed, told, wearer } from './testing/staff.ts'

const site = () => staffed(siteWith(band, bin))
const gone = (id: string): Input => ({ type: 'roster-removed', what: 'member', id, actor: 'admin' })
const thawed = (community: Community) => thaw(JSON.parse(JSON.stringify(freeze(community))), book)

const table: readonly (readonly [string, Parameters<typeof command>[0], Input, readonly string[]])[] = [
  [
    'acknowledged it',
    { action: 'acknowledge' },
    gone('wang'),
    ['+20 li reopened 1/1', '+20 chen reopened 1/1'],
  ],
  ['claimed it', { action: 'claim' }, gone('wang'), ['+20 li reopened 1/1', '+20 chen reopened 1/1']],
  ['was there', { action: 'on-site' }, gone('wang'), ['+20 li reopened 1/1', '+20 chen reopened 1/1']],
  [
    'was given it',
    { action: 'assign', assignee: 'li', actor: 'chen' },
    gone('li'),
    ['+20 mei reopened 1/1', '+20 wang reopened 1/1'],
  ],
  [
    'has other zones now',
    { action: 'claim' },
    member('wang', 'grid-worker', 'gate'),
    ['+20 li reopened 1/1', '+20 chen reopened 1/1'],
  ],
  [
    'is no carer of theirs any more',
    { action: 'claim', actor: 'li' },
    wearer('band', 'mei'),
    ['+20 mei reopened 1/1', '+20 wang reopened 1/1'],
  ],
]

for (const [what, taking, edit, called] of table)
  t.test(`an SOS is called for anew at once where whoever ${what} leaves`, async t => {
    const before = site()
    sos(before)
    t.ok(step(before, command(taking), after(10)).outcome?.ok)
    const community = thawed(before)
    const { changes } = step(community, edit, after(20))
    t.match(changes[0], {
      event: { type: 'returned', actor: 'system', note: 'whoever had it has left' },
      alert: { handling: 'new', assignee: null },
    })
    t.same(told(changes, NIGHT), called)
    t.match(told(ofFirst(until(thawed(community), after(200))), NIGHT).at(-1), '+200 chen next-step 3/1')
    t.same(step(before, edit, after(20)).changes, changes, 'the same without a restart')
  })

t.test('who leaves takes nothing along but what they have in hand', async t => {
  const community = site()
  sos(community)
  step(community, command({ action: 'claim' }), after(10))
  for (const edit of [gone('li'), gone('zhao'), member('wang', 'grid-worker', 'b3', 'gate')])
    t.same(step(community, edit, after(20)).changes, [], JSON.stringify(edit))
  t.equal(community.alerts.get('s-1')?.alert.assignee, 'wang')
})

t.test('what is over by itself is nobody’s to be called for', async t => {
  const community = site()
  for (const s of [0, 1]) step(community, reading('bin', after(s), { fillPercent: 95 }), after(s))
  step(community, command({ action: 'claim' }), after(10))
  for (const minute of [1, 2, 20, 21, 40])
    step(community, reading('bin', NIGHT + minute * MINUTE, { fillPercent: 5 }), NIGHT + minute * MINUTE)
  t.equal(community.alerts.get('s-1')?.alert.condition, 'cleared')
  t.same(step(community, gone('wang'), NIGHT + HOUR).changes, [])
})

t.test('what was paused is nobody’s either, and waits no longer', async t => {
  const community = site()
  step(community, reading('band', NIGHT, { batteryPercent: 5 }), NIGHT)
  step(community, command({ action: 'claim' }), after(10))
  step(community, command({ action: 'pause', forMs: HOUR, reason: 'charger' }), after(11))
  const { changes } = step(community, gone('wang'), after(20))
  t.same(
    changes.slice(0, 2).map(({ event }) => event.type),
    ['resumed', 'returned'],
  )
  t.not(told(changes, NIGHT).length, 0)
})

t.test('when the last of the staff leaves, whoever answers for the site is called', async t => {
  const community = siteWith(band)
  for (const input of [member('admin', 'administrator'), member('wang', 'grid-worker')])
    step(community, input, T0)
  sos(community)
  step(community, command({ action: 'claim' }), after(10))
  t.same(told(step(community, gone('wang'), after(20)).changes, NIGHT), ['+20 admin reopened 1/1'])
})

t.test('a site that was set up calls whoever answers for it, also where all its staff have left', async t => {
  const set = [wearer('band', 'li'), roster({ what: 'plan', plan: { id: 'p', match: {}, steps: [] } })]
  for (const input of set) {
    const community = siteWith(band)
    step(community, member('admin', 'administrator'), T0)
    step(community, input, T0)
    t.match(told(sos(community), NIGHT)[0], '+0 admin')
  }
})

t.test('while an SOS is called, whoever comes in the place of somebody who left is called too', async t => {
  const community = site()
  sos(community)
  for (const edit of [gone('li'), gone('wang')]) step(community, edit, after(5))
  t.same(told(until(thawed(community), after(200)), NIGHT), [
    '+6 mei raised 1/1',
    '+6 chen raised 1/1',
    '+180 chen next-step 3/1',
  ])
  const another = site()
  sos(another)
  step(another, wearer('band', 'zhou', 'mei'), after(70))
  step(another, member('zhou', 'caregiver'), after(70))
  until(another, after(181))
  step(another, member('wu', 'manager'), after(250))
  t.same(told(until(another, after(300)), NIGHT), ['+251 wu raised 3/1'], 'also between two rounds')
})

t.test('an SOS of where nobody was there calls the first who come, within the half hour', async t => {
  const begun = () => {
    const community = siteWith(band)
    step(community, member('admin', 'administrator'), T0)
    t.same(told(sos(community), NIGHT), [])
    return community
  }
  const community = begun()
  t.same(told(step(community, member('wang', 'grid-worker'), after(600)).changes, NIGHT), [
    '+600 wang raised 1/1',
  ])
  step(community, member('chen', 'manager'), after(600))
  t.same(told(until(community, after(780)), NIGHT), ['+780 chen next-step 3/1'])
  t.same(told(step(begun(), member('wang', 'grid-worker'), after(1_801)).changes, NIGHT), [])
})

t.test('while an SOS is called, whoever comes on duty is called too', async t => {
  const community = site()
  const shift = (from: string, to: string, on: string) => ({
    ...{ weekdays: WEEKDAYS, from, to, on: [on] },
  })
  const rota: Rota = {
    id: 'r',
    role: 'grid-worker',
    zones: [],
    overrides: [],
    holidays: [],
    handOverMs: 0,
    shifts: [shift('00:00', '03:02', 'wang'), shift('03:02', '24:00', 'zhao')],
  }
  step(community, member('zhao', 'grid-worker'), T0)
  step(community, roster({ what: 'rota', rota }), T0)
  t.same(told(sos(community), NIGHT), ['+0 li raised 1/1', '+0 wang raised 1/1'])
  t.same(told(ofFirst(until(community, after(170))), NIGHT), [
    '+60 mei next-step 2/1',
    '+121 zhao raised 1/1',
  ])
})

t.test('whoever is on site has it, though the one to whom it was given leaves', async t => {
  const community = site()
  sos(community)
  step(community, command({ action: 'claim', actor: 'li' }), after(10))
  step(community, command({ action: 'on-site', actor: 'wang' }), after(20))
  const there = thawed(community)
  t.same(step(there, gone('li'), after(30)).changes, [])
  t.equal(there.alerts.get('s-1')?.alert.handling, 'on-site')
  t.match(told(ofFirst(until(there, after(1_500))), NIGHT), ['+1440 wang nearly-overdue 0/0'])
  const { changes } = step(there, gone('wang'), after(1_600))
  t.equal(changes[0]?.event.type, 'returned', 'and when they leave too it is nobody’s')
})
