import t from 'tap'
import type { AlertChange } from '../model/alert.ts'
import type { Action, Command } from '../model/command.ts'
import type { EscalationPlan } from '../model/escalation.ts'
import type { Input } from '../model/input.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { after, NIGHT, ofFirst, sos, until } from './testing/night.ts'
import { band, bin, book, camera, command, reading, siteWith, started, T0 } from './testing/site.ts'
import { member, roster, staffed, told } from './testing/staff.ts'

const site = () => staffed(siteWith(band, bin, camera))

t.test('an SOS that nobody answers: each step at its time, and then all of them again', async t => {
  const community = site()
  t.same(told(sos(community), NIGHT), ['+0 li raised 1/1', '+0 wang raised 1/1'])
  t.same(told(until(community, after(420)), NIGHT), [
    '+60 mei next-step 2/1',
    '+180 chen next-step 3/1',
    '+360 li again 1/2',
    '+360 wang again 1/2',
    '+420 mei next-step 2/2',
  ])
})

t.test('whoever answers it stops it at once', async t => {
  const community = site()
  sos(community)
  step(community, command({ action: 'acknowledge' }), after(59))
  t.same(told(ofFirst(until(community, after(1_400))), NIGHT), [])
})

t.test(
  'whoever answered and forgot is told before half an hour is over, and the manager after it',
  async t => {
    const community = site()
    sos(community)
    step(community, command({ action: 'claim', actor: 'li' }), after(10))
    t.same(told(ofFirst(until(community, after(1_900))), NIGHT), [
      '+1440 li nearly-overdue 0/0',
      '+1800 li overdue 0/0',
      '+1800 chen overdue 0/0',
    ])
  },
)

t.test('what is given back is called for again; what is paused waits, and its time with it', async t => {
  const community = site()
  step(community, roster({ what: 'plan', plan: { ...plan, match: {} } }), T0)
  step(community, reading('band', NIGHT, { batteryPercent: 5 }), NIGHT)
  const act = (action: Action, seconds: number, more: Partial<Command> = {}) =>
    told(step(community, command({ action, actor: 'zhao', ...more }), after(seconds)).changes, NIGHT)
  act('claim', 60)
  t.same(act('return', 120, { reason: 'not mine' }), ['+120 zhao reopened 1/1'])
  act('claim', 180)
  t.same(act('pause', 240, { forMs: 40 * MINUTE, reason: 'spare part' }), [])
  t.same(told(ofFirst(until(community, after(240 + 40 * 60 - 1))), NIGHT), [], 'nothing runs meanwhile')
  const later = told(ofFirst(until(community, after(2 * 3_600))), NIGHT)
  t.same(later, [
    `+${120 + 40 * 60 + 2_400} zhao nearly-overdue 0/0`,
    `+${120 + 40 * 60 + 3_000} zhao overdue 0/0`,
    `+${120 + 40 * 60 + 3_000} chen overdue 0/0`,
  ])
})

t.test('a second press after somebody answered calls everybody again', async t => {
  const community = site()
  sos(community)
  step(community, command({ action: 'acknowledge' }), after(10))
  const { changes } = step(community, reading('band', after(20), { sos: true }), after(20))
  t.same(told(changes, NIGHT), ['+20 li reopened 1/1', '+20 wang reopened 1/1'])
  t.same(told(until(community, after(80)), NIGHT), ['+80 mei next-step 2/1'])
})

t.test('a notice has the number of its event, and says that a life may hang on it', async t => {
  const changes = sos(site())
  const events = changes.map(({ event }) => event).filter(({ type }) => type === 'notified')
  t.same(
    events.map(({ n, notice }) => notice?.id === `s-1/${n}`),
    [true, true],
  )
  t.ok(events.every(({ notice }) => notice?.isLifeSafety))
})

t.test('a restart neither repeats nor forgets: kept in a snapshot, due at its time', async t => {
  const before = site()
  sos(before)
  until(before, after(60))
  const community = thaw(JSON.parse(JSON.stringify(freeze(before))), book)
  t.same(told(step(community, started(), after(100)).changes, NIGHT), [])
  t.same(told(until(community, after(360)), NIGHT), [
    '+180 chen next-step 3/1',
    '+360 li again 1/2',
    '+360 wang again 1/2',
  ])
})

t.test(
  'what came due while the server was down is told once it is up, without waiting, and once',
  async t => {
    const before = site()
    sos(before)
    const community = thaw(JSON.parse(JSON.stringify(freeze(before))), book)
    t.same(told(step(community, started(), after(3_000)).changes, NIGHT), [
      '+3000 mei next-step 2/1',
      '+3000 wang overdue 0/0',
      '+3000 chen overdue 0/0',
    ])
    t.same(told(until(community, after(3_120)), NIGHT), ['+3120 chen next-step 3/1'])
  },
)

t.test('where nobody is there but the administrator, nobody is called', async t => {
  const community = siteWith(band)
  step(community, member('admin', 'administrator'), T0)
  t.same(told(sos(community), NIGHT), [])
})

t.test('an alert whose people are gone goes to those who answer for the site', async t => {
  const community = siteWith(bin)
  for (const input of [member('chen', 'manager'), member('zhao', 'grid-worker', 'gate')])
    step(community, input, T0)
  const { changes } = step(community, reading('bin', NIGHT, { temperatureC: 90 }), NIGHT)
  t.same(told(changes, NIGHT), ['+0 chen raised 1/1'])
})

const plan: EscalationPlan = {
  id: 'lane',
  match: { kinds: ['fire-lane-camera'] },
  steps: [{ afterMs: 0, tell: [{ who: 'person', person: 'zhao' }], by: ['sms', 'push'] }],
  takeWithinMs: 10 * MINUTE,
  resolveWithinMs: 50 * MINUTE,
}

const blocked = (community: Community): AlertChange[] => {
  step(community, reading('cam', NIGHT, { vehicleCount: 1 }), NIGHT)
  return until(community, NIGHT + 2 * MINUTE)
}

/** The lane is watched for as long as that: a camera that says nothing is another matter. */
const watch = (community: Community, from: Instant, to: Instant): AlertChange[] => {
  const changes: AlertChange[] = []
  for (let at = from; at <= to; at += 30 * SECOND) {
    changes.push(...until(community, at))
    changes.push(...step(community, reading('cam', at, { vehicleCount: 1 }), at).changes)
  }
  return changes
}

t.test(
  'an edit of a plan holds for calls that begin afterwards; one under way goes on as it began',
  async t => {
    const community = site()
    const calls = (...tell: EscalationPlan['steps'][number]['tell']) =>
      roster({
        what: 'plan',
        plan: {
          id: 'p',
          match: { kinds: ['smart-bin'] },
          steps: [0, 60].map(s => ({ afterMs: s * SECOND, tell })),
        },
      })
    step(community, calls({ who: 'person', person: 'zhao' }), T0)
    const full = (at: Instant) => step(community, reading('bin', at, { fillPercent: 80 }), at).changes
    t.same(told(full(NIGHT), NIGHT), ['+0 zhao raised 1/1'])
    step(community, calls({ who: 'person', person: 'chen' }), after(30))
    t.same(told(ofFirst(until(community, after(60))), NIGHT), ['+60 zhao next-step 2/1'])
    step(community, command({ action: 'claim', actor: 'zhao' }), after(90))
    const back = command({ action: 'return', actor: 'zhao', reason: 'not mine' })
    t.same(told(step(community, back, after(120)).changes, NIGHT), ['+120 chen reopened 1/1'])
  },
)

t.test('what nobody takes in its time is told to the manager', async t => {
  const community = site()
  step(community, roster({ what: 'plan', plan }), T0)
  const raised = blocked(community).find(({ event }) => event.type === 'raised')?.event.at ?? 0
  const changes = watch(community, NIGHT + 2 * MINUTE, raised + 11 * MINUTE)
  t.same(
    told(changes, raised).filter(line => line.includes('not-taken')),
    ['+600 chen not-taken 0/0'],
  )
})

t.test('whoever has it hears when its time runs out; the manager when it is over', async t => {
  const community = site()
  step(community, roster({ what: 'plan', plan: { ...plan, match: {} } }), T0)
  const raised = blocked(community).find(({ event }) => event.type === 'raised')?.event.at ?? 0
  step(community, command({ action: 'assign', assignee: 'zhao', actor: 'chen' }), raised + 3 * MINUTE)
  step(community, command({ action: 'acknowledge', actor: 'zhao' }), raised + 4 * MINUTE)
  const changes = watch(community, raised + 3 * MINUTE, raised + 51 * MINUTE)
  t.same(
    told(changes, raised).filter(line => line.includes('overdue')),
    ['+2400 zhao nearly-overdue 0/0', '+3000 zhao overdue 0/0', '+3000 chen overdue 0/0'],
  )
})

t.test('somebody to whom it is given hears so; who takes it knows', async t => {
  const community = site()
  sos(community)
  const given = step(community, command({ action: 'assign', assignee: 'mei', actor: 'chen' }), after(5))
  t.same(told(given.changes, NIGHT), ['+5 mei assigned 0/0'])
  const own = step(community, command({ action: 'assign', assignee: 'wang', actor: 'wang' }), after(6))
  t.same(told(own.changes, NIGHT), [])
})

t.test('what is over by itself calls nobody any more', async t => {
  const community = site()
  step(community, roster({ what: 'plan', plan: { ...plan, match: {}, repeatAfterMs: MINUTE } }), T0)
  const at = NIGHT
  const low: Input = reading('band', at, { batteryPercent: 5 })
  t.not(told(step(community, low, at).changes, at).length, 0)
  step(community, reading('band', at + SECOND, { batteryPercent: 90 }), at + SECOND)
  t.same(
    told(until(community, at + 2 * MINUTE), at).filter(line => line.includes('again')),
    [],
  )
})

t.test('that nobody takes it, or whoever had it has left, goes to those who are still there', async t => {
  const community = siteWith(bin)
  for (const input of [member('admin', 'administrator'), member('zhao', 'grid-worker', 'gate')])
    step(community, input, T0)
  step(community, roster({ what: 'plan', plan: { ...plan, match: {} } }), T0)
  step(community, reading('bin', NIGHT, { fillPercent: 95 }), NIGHT)
  step(community, reading('bin', after(1), { fillPercent: 95 }), after(1))
  t.same(told(ofFirst(until(community, after(660))), NIGHT), ['+600 admin not-taken 0/0'])
  step(community, command({ action: 'claim', actor: 'zhao' }), after(700))
  const left = step(
    community,
    { type: 'roster-removed', what: 'member', id: 'zhao', actor: 'admin' },
    after(800),
  )
  t.same(told(left.changes, NIGHT), ['+800 admin reopened 1/1'])
  step(community, command({ action: 'acknowledge', actor: 'nobody-of-the-roster' }), after(900))
  step(community, member('mei', 'caregiver'), after(900))
  t.same(told(ofFirst(until(community, after(3_900))), NIGHT), [
    '+3200 admin nearly-overdue 0/0',
    '+3800 admin overdue 0/0',
  ])
})

t.test('what is over by itself and given back calls nobody', async t => {
  const community = siteWith(bin)
  for (const input of [member('chen', 'manager'), member('zhao', 'grid-worker')]) step(community, input, T0)
  step(community, reading('bin', NIGHT, { temperatureC: 90 }), NIGHT)
  step(community, command({ action: 'claim', actor: 'zhao' }), after(10))
  for (const minute of [1, 10, 20, 30])
    step(community, reading('bin', NIGHT + minute * MINUTE, { temperatureC: 20 }), NIGHT + minute * MINUTE)
  t.equal(community.alerts.get('s-1')?.alert.condition, 'cleared')
  const { changes } = step(community, command({ action: 'return', actor: 'zhao', reason: 'x' }), NIGHT + HOUR)
  t.same(told(changes, NIGHT), [])
})

t.test('whoever acknowledged it and did no more is the one who is pressed', async t => {
  const community = site()
  sos(community)
  step(community, command({ action: 'acknowledge', actor: 'mei' }), after(10))
  t.same(told(step(community, command({ action: 'urge', actor: 'chen' }), after(60)).changes, NIGHT), [
    '+60 mei urged 0/0',
  ])
  t.same(told(ofFirst(until(community, after(1_900))), NIGHT), [
    '+1440 mei nearly-overdue 0/0',
    '+1800 mei overdue 0/0',
    '+1800 chen overdue 0/0',
  ])
})
