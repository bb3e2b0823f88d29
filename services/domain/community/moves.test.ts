import t from 'tap'
import { alsoRefusedAs, STANDINGS, type Standing } from '../alerts/moves.ts'
import { ACTIONS, type Action, type Command } from '../model/command.ts'
import { errors } from '../model/errors.ts'
import { HOUR, MINUTE } from '../model/time.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { band, bin, command, reading, siteWith, T0 } from './testing/site.ts'

/** How each standing comes about, for `wang`. */
const ways: Readonly<Record<Standing, readonly (readonly [Action, string])[]>> = {
  new: [],
  acknowledged: [['acknowledge', 'li']],
  yours: [['claim', 'wang']],
  theirs: [['claim', 'li']],
  'yours-on-site': [['on-site', 'wang']],
  'theirs-on-site': [['on-site', 'li']],
  resolved: [['resolve', 'li']],
}
const needs: Readonly<Partial<Record<Action, Partial<Command>>>> = {
  assign: { assignee: 'chen' },
  transfer: { assignee: 'chen', note: 'my shift is over' },
  return: { reason: 'wrong building' },
  pause: { forMs: HOUR, reason: 'the key is with the office' },
  shelve: { forMs: HOUR, reason: 'the truck is broken' },
}

const act = (community: Community, action: Action, actor: string, at = T0) =>
  step(community, command({ action, actor, ...needs[action] }), at)

function standing(as: Standing, isPaused = false): Community {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  for (const [action, actor] of ways[as]) act(community, action, actor)
  if (isPaused) act(community, 'pause', 'li')
  return community
}

/** `assigned → on-site wang`: the events, then the handling and who has it; or the code of the refusal. */
function outcomeOf(community: Community, action: Action, actor = 'wang'): string {
  const { changes, outcome } = act(community, action, actor)
  if (outcome?.ok !== true) return outcome?.code ?? 'nothing'
  const events = changes.map(({ event }) => event.type).join(' ')
  const { handling, assignee, pausedUntil } = outcome.alert
  return `${events} → ${handling} ${assignee ?? 'nobody'}${pausedUntil === null ? '' : ', paused'}`
}

const OVER = 'ALERT_NOT_FOUND' // the flow forgets what is resolved; the list answers ALERT_ALREADY_RESOLVED
const SEEN = 'ALERT_ALREADY_ACKNOWLEDGED'
const expected: Readonly<Record<Action, readonly string[]>> = {
  acknowledge: [
    'acknowledged → acknowledged nobody',
    SEEN,
    'acknowledged → assigned wang',
    SEEN,
    SEEN,
    SEEN,
    OVER,
  ],
  claim: [
    'assigned → assigned wang',
    'assigned → assigned wang',
    'ALERT_ALREADY_YOURS',
    'ALERT_TAKEN',
    'ALERT_ALREADY_YOURS',
    'ALERT_TAKEN',
    OVER,
  ],
  assign: [
    'assigned → assigned chen',
    'assigned → assigned chen',
    'assigned → assigned chen',
    'assigned → assigned chen',
    'assigned → on-site chen',
    'assigned → on-site chen',
    OVER,
  ],
  transfer: [
    'ALERT_NOT_TAKEN',
    'ALERT_NOT_TAKEN',
    'transferred → assigned chen',
    'ALERT_NOT_YOURS',
    'transferred → assigned chen',
    'ALERT_NOT_YOURS',
    OVER,
  ],
  return: [
    'ALERT_NOT_TAKEN',
    'ALERT_NOT_YOURS',
    'returned → new nobody',
    'ALERT_NOT_YOURS',
    'returned → new nobody',
    'ALERT_NOT_YOURS',
    OVER,
  ],
  'on-site': [
    'on-site → on-site wang',
    'on-site → on-site wang',
    'on-site → on-site wang',
    'on-site → on-site li',
    'ALERT_ALREADY_ON_SITE',
    'ALERT_ALREADY_ON_SITE',
    OVER,
  ],
  pause: [
    'ALERT_NOT_TAKEN',
    'paused → acknowledged nobody, paused',
    'paused → assigned wang, paused',
    'paused → assigned li, paused',
    'paused → on-site wang, paused',
    'paused → on-site li, paused',
    OVER,
  ],
  resume: [...Array<string>(6).fill('ALERT_NOT_PAUSED'), OVER],
  urge: [
    'urged → new nobody',
    'urged → acknowledged nobody',
    'ALERT_ALREADY_YOURS',
    'urged → assigned li',
    'ALERT_ALREADY_YOURS',
    'urged → on-site li',
    OVER,
  ],
  comment: [
    'commented → new nobody',
    'commented → acknowledged nobody',
    'commented → assigned wang',
    'commented → assigned li',
    'commented → on-site wang',
    'commented → on-site li',
    OVER,
  ],
  resolve: [
    'cleared resolved → resolved nobody',
    'cleared resolved → resolved nobody',
    'cleared resolved → resolved wang',
    'cleared resolved → resolved li',
    'cleared resolved → resolved wang',
    'cleared resolved → resolved li',
    OVER,
  ],
  shelve: [
    'shelved → new nobody',
    'shelved → acknowledged nobody',
    'shelved → assigned wang',
    'shelved → assigned li',
    'shelved → on-site wang',
    'shelved → on-site li',
    OVER,
  ],
  unshelve: [...Array<string>(6).fill('ALERT_NOT_SHELVED'), OVER],
}

t.test('every action comes out as the table says, however the alert stands', async t => {
  for (const action of ACTIONS)
    for (const [i, as] of STANDINGS.entries())
      t.equal(outcomeOf(standing(as), action), expected[action][i], `${action}, ${as}`)
})

t.test('whoever goes on with a paused alert ends its pause; who only says something does not', async t => {
  const table: readonly [Action, Standing, string][] = [
    ['claim', 'acknowledged', 'resumed assigned → assigned wang'],
    ['assign', 'theirs', 'resumed assigned → assigned chen'],
    ['transfer', 'yours', 'resumed transferred → assigned chen'],
    ['return', 'yours', 'resumed returned → new nobody'],
    ['on-site', 'yours', 'resumed on-site → on-site wang'],
    ['resume', 'theirs', 'resumed → assigned li'],
    ['resolve', 'yours', 'cleared resolved → resolved wang'],
    ['pause', 'yours', 'paused → assigned wang, paused'],
    ['urge', 'theirs', 'urged → assigned li, paused'],
    ['comment', 'theirs', 'commented → assigned li, paused'],
    ['shelve', 'yours', 'shelved → assigned wang, paused'],
  ]
  for (const [action, as, says] of table)
    t.equal(outcomeOf(standing(as, true), action), says, `${action}, ${as}`)
})

t.test('each refusal is a 409 that says why, or what can be done instead', async t => {
  for (const action of ACTIONS)
    for (const as of STANDINGS) {
      const { outcome } = act(standing(as), action, 'wang')
      if (outcome?.ok !== false || outcome.code === OVER) continue
      t.equal(errors[outcome.code].status, 409, outcome.code)
      t.match(outcome.detail, /\w/, `${action}, ${as}: ${outcome.detail}`)
    }
  t.match(act(standing('theirs'), 'claim', 'wang').outcome, {
    detail: /^li has it/,
    alert: { assignee: 'li' },
  })
})

t.test(
  'what an action asks for besides is refused as the table says, and says what to do instead',
  async t => {
    const called = siteWith(band)
    step(called, reading('band', T0, { sos: true }), T0)
    act(called, 'claim', 'wang')
    const urged = standing('theirs')
    act(urged, 'urge', 'wang')
    const refused: readonly (readonly [Action, Community])[] = [
      ['pause', called],
      ['resume', standing('yours')],
      ['urge', urged],
      ['shelve', called],
      ['unshelve', standing('yours')],
    ]
    t.same(refused.map(([action]) => action).sort(), Object.keys(alsoRefusedAs).sort())
    for (const [action, community] of refused)
      t.match(act(community, action, 'wang').outcome, { code: alsoRefusedAs[action], detail: /\w/ }, action)
    const late = step(
      standing('yours'),
      command({ action: 'comment', actor: 'li', note: 'n', version: 0 }),
      T0,
    )
    t.match(late.outcome, { code: 'ALERT_VERSION_CONFLICT', detail: /^wang has it by now, at version \d/ })
  },
)

t.test('after somebody called for help again, an alert is there to be claimed, whoever had it', async t => {
  const community = standing('theirs')
  const record = community.alerts.get('s-1')
  if (record) record.alert = { ...record.alert, handling: 'new' }
  t.equal(outcomeOf(community, 'claim'), 'assigned → assigned wang')
})

t.test('a transfer names who has it from then on, and nobody transfers to himself', async t => {
  const community = standing('yours')
  t.match(act(standing('new'), 'claim', 'wang').changes, [{ event: { type: 'assigned', to: 'wang' } }])
  const toSelf = command({ action: 'transfer', assignee: 'wang', note: 'n' })
  t.match(step(community, toSelf, T0).outcome, { code: 'ALERT_ALREADY_YOURS', detail: /somebody else/ })
  const { changes } = act(community, 'transfer', 'wang')
  t.match(changes, [{ event: { type: 'transferred', to: 'chen', note: 'my shift is over' } }])
  t.match(act(community, 'return', 'chen').changes, [{ event: { type: 'returned', note: 'wrong building' } }])
})

t.test('one person urges once a minute, two people at once, and nobody is refused for it', async t => {
  const community = standing('theirs')
  const urge = (actor: string, at: number) => act(community, 'urge', actor, T0 + at).outcome
  t.match(urge('wang', 0), { ok: true, alert: { urged: { times: 1, at: T0 }, version: 2 } })
  t.match(urge('wang', MINUTE - 1), {
    code: 'ALERT_JUST_URGED',
    detail: /^again at .*:01:00\.000Z; meanwhile/,
  })
  t.match(urge('chen', MINUTE - 1), { ok: true, alert: { urged: { times: 2 } } })
  t.match(urge('wang', MINUTE), { ok: true, alert: { urged: { times: 3, at: T0 + MINUTE }, version: 2 } })
  t.equal(community.alerts.get('s-1')?.urgings?.length, 2, 'who pressed longer ago is forgotten')
})
