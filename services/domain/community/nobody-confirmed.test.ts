import t from 'tap'
import type { EscalationPlan } from '../model/escalation.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { after, NIGHT, ofFirst, sos, until } from './testing/night.ts'
import { band, bin, book, command, reading, siteWith, T0 } from './testing/site.ts'
import { roster, staffed, told } from './testing/staff.ts'

const site = () => staffed(siteWith(band, bin))

const carersAlone: EscalationPlan = {
  id: 'carers-alone',
  match: { rules: ['sos'] },
  steps: [{ afterMs: 0, tell: [{ who: 'carers', place: 1 }] }],
  repeatAfterMs: 30 * SECOND,
}

t.test('an SOS that a plan leaves to carers alone reaches the managers after a round', async t => {
  const community = site()
  step(community, roster({ what: 'plan', plan: carersAlone }), T0)
  t.same(told(sos(community), NIGHT), ['+0 li raised 1/1'])
  t.same(told(until(community, after(90)), NIGHT), [
    '+30 li next-step 2/1',
    '+30 chen next-step 2/1',
    '+60 li again 1/2',
    '+90 li next-step 2/2',
    '+90 chen next-step 2/2',
  ])
})

t.test(
  'where there is no manager an SOS reaches the administrator, by the product’s own plan too',
  async t => {
    for (const own of [[], [carersAlone]]) {
      const community = site()
      step(community, { type: 'roster-removed', what: 'member', id: 'chen', actor: 'admin' }, T0)
      for (const plan of own) step(community, roster({ what: 'plan', plan }), T0)
      sos(community)
      t.match(told(until(community, after(180)), NIGHT).join(), /admin next-step/, own[0]?.id ?? 'default')
    }
  },
)

const given = (community: Community) =>
  step(community, command({ action: 'assign', assignee: 'mei', actor: 'chen' }), after(10))

t.test('an SOS given to somebody who says nothing is nobody’s after three minutes', async t => {
  const community = site()
  sos(community)
  given(community)
  const later = ofFirst(until(community, after(250)))
  t.match(
    later.filter(({ event }) => event.type === 'returned'),
    [{ event: { at: after(190), actor: 'system', note: /did not confirm/ }, alert: { handling: 'new' } }],
  )
  t.same(told(later, NIGHT), ['+190 li reopened 1/1', '+190 wang reopened 1/1', '+250 mei next-step 2/1'])
})

t.test('the time of its own plan counts where it is shorter, also over a restart', async t => {
  const before = site()
  step(before, roster({ what: 'plan', plan: { ...carersAlone, takeWithinMs: MINUTE } }), T0)
  sos(before)
  given(before)
  const community = thaw(JSON.parse(JSON.stringify(freeze(before))), book)
  t.same(told(until(community, after(69)), NIGHT), [])
  t.same(told(until(community, after(70)), NIGHT), ['+70 li reopened 1/1'])
})

t.test('whoever it was given to keeps it by anything that they say or do', async t => {
  for (const action of ['acknowledge', 'comment', 'on-site'] as const) {
    const community = site()
    sos(community)
    given(community)
    t.ok(step(community, command({ action, actor: 'mei', note: 'on my way' }), after(60)).outcome?.ok)
    t.same(told(ofFirst(until(community, after(600))), NIGHT), [], action)
  }
})

t.test('what others say of it, and that it gets worse, confirms nothing', async t => {
  const community = site()
  step(
    community,
    roster({ what: 'plan', plan: { ...carersAlone, match: {}, takeWithinMs: 10 * MINUTE } }),
    T0,
  )
  step(community, reading('bin', NIGHT, { fillPercent: 80 }), NIGHT)
  step(community, command({ action: 'assign', assignee: 'mei', actor: 'chen' }), after(10))
  step(community, command({ action: 'comment', actor: 'chen', note: 'hurry' }), after(20))
  step(community, reading('bin', after(30), { fillPercent: 100 }), after(30))
  const back = until(community, after(620)).filter(({ event }) => event.type === 'returned')
  t.same(
    back.map(({ event }) => event.at),
    [after(610)],
  )
})

t.test(
  'whoever acknowledged an SOS and cannot go gives it back, and all are called; nobody else does',
  async t => {
    const community = site()
    sos(community)
    step(community, command({ action: 'acknowledge', actor: 'mei' }), after(10))
    const back = (actor: string) =>
      step(community, command({ action: 'return', actor, reason: 'far' }), after(20))
    t.match(back('li').outcome, { code: 'ALERT_NOT_YOURS' })
    t.same(told(back('mei').changes, NIGHT), ['+20 li reopened 1/1', '+20 wang reopened 1/1'])
  },
)
