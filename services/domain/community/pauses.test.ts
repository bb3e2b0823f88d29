import t from 'tap'
import { completeAlert } from '../model/alert.ts'
import type { Command } from '../model/command.ts'
import { DAY, HOUR, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import { step } from './step.ts'
import { binOf, Played } from './testing/noise.ts'
import { band, book, command, reading, siteWith, T0 } from './testing/site.ts'

const HOUR_S = 3_600
const pause = (over: Partial<Command> = {}) =>
  command({ action: 'pause', forMs: HOUR, reason: 'the key is with the office', ...over })

function claimedBin(): Played {
  const site = new Played([binOf('b')])
  site.report(0, 'b', { fillPercent: 80 })
  site.at(1, command({ action: 'claim' }))
  return site
}

t.test('a pause ends by itself at its time, also across a restart', async t => {
  const site = claimedBin()
  t.same(site.at(10, pause()), ['paused bin-full b'])
  t.match(site.changes.at(-1), {
    alert: { pausedUntil: T0 + 10 * SECOND + HOUR, handling: 'assigned', version: 3 },
    event: { actor: 'wang', note: 'the key is with the office' },
  })
  site.restart()
  t.same(site.at(HOUR_S + 9), [])
  t.same(site.at(HOUR_S + 10), ['resumed bin-full b'])
  t.match(site.changes.at(-1), { alert: { pausedUntil: null, version: 4 }, event: { actor: 'system' } })
})

t.test('paused once more, it has the new end alone', async t => {
  const site = claimedBin()
  site.at(10, pause())
  site.at(20, pause({ forMs: 2 * HOUR }))
  t.same(site.at(HOUR_S + 20), [])
  t.same(site.at(2 * HOUR_S + 20), ['resumed bin-full b'])
})

t.test('resumed by hand, the end of before means nothing any more', async t => {
  const site = claimedBin()
  site.at(10, pause())
  t.same(site.at(20, command({ action: 'resume', actor: 'li' })), ['resumed bin-full b'])
  t.same(site.at(HOUR_S + 20), [])
})

t.test('what gets worse is not paused any more, what gets better is', async t => {
  const site = claimedBin()
  site.at(10, pause())
  t.same(site.report(20, 'b', { fillPercent: 93 }), [])
  t.same(site.report(30, 'b', { fillPercent: 93 }), ['resumed bin-full b', 'severity-changed bin-full b'])
  t.match(site.changes.at(-2)?.event, { actor: 'system', note: 'it got worse' })
  site.at(40, pause())
  site.report(50, 'b', { fillPercent: 80 })
  t.not(site.community.alerts.get('s-1')?.alert.pausedUntil, null)
})

t.test('too long, already over and a life at stake are refused with a code each', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true, batteryPercent: 3 }), T0)
  const outcome = (alertId: string, over: Partial<Command>) =>
    step(community, pause({ alertId, ...over }), T0).outcome
  for (const alertId of ['s-1', 's-2']) step(community, command({ action: 'claim', alertId }), T0)
  t.match(outcome('s-1', {}), { code: 'ALERT_NEVER_PAUSED', detail: /transfer/ })
  t.match(outcome('s-2', { forMs: 0 }), { code: 'PAUSE_ALREADY_OVER', detail: /more than 0/ })
  t.match(outcome('s-2', { until: T0 }), { code: 'PAUSE_ALREADY_OVER' })
  t.match(outcome('s-2', { forMs: 3 * DAY + 1 }), { code: 'PAUSE_TOO_LONG', detail: /at most 72 h/ })
  t.match(outcome('s-2', { forMs: 3 * DAY }), { ok: true, alert: { rule: 'battery-low' } })
})

t.test('the same key with another end of the pause is another request', async t => {
  const site = claimedBin()
  const key = 'k'
  const first = step(site.community, pause({ key }), site.now)
  const again = step(site.community, pause({ key }), site.now)
  t.same([again.changes, again.outcome], [[], first.outcome])
  t.match(step(site.community, pause({ key, forMs: 2 * HOUR }), site.now).outcome, {
    code: 'IDEMPOTENCY_KEY_REUSED',
    detail: /a key of its own for each command/,
  })
})

t.test('alerts and answers from before there were pauses are read as never paused', async t => {
  const site = claimedBin()
  site.at(10, command({ action: 'comment', note: 'n', key: 'k' }))
  const frozen = JSON.parse(JSON.stringify(freeze(site.community)), (_, value) => {
    const { pausedUntil: _p, urged: _u, ...before } = value ?? {}
    return value?.evidence ? before : value
  })
  const thawed = thaw(frozen, book)
  const now = site.community.alerts.get('s-1')?.alert
  t.same(thawed.alerts.get('s-1')?.alert, now)
  t.same(thawed.answered.get('k')?.outcome, { ok: true, alert: now })
  t.equal(JSON.stringify(thawed.alerts.get('s-1')?.alert), JSON.stringify(now), 'in the order of a replay')
  if (now) t.equal(completeAlert(now), now, 'one that has all of it is left as it is')
})
