import t from 'tap'
import type { Command } from '../model/command.ts'
import { DAY, HOUR, SECOND } from '../model/time.ts'
import { step } from './step.ts'
import { binOf, Played } from './testing/noise.ts'
import { band, command, reading, siteWith, T0 } from './testing/site.ts'

const HOUR_S = 3_600
const shelve = (over: Partial<Command> = {}) =>
  command({ action: 'shelve', forMs: HOUR, reason: 'the truck is broken', ...over })

function fullBin(): Played {
  const site = new Played([binOf('b')])
  site.report(0, 'b', { fillPercent: 80 })
  return site
}

t.test('a shelved alert is heard of again when the time is over and it is still so', async t => {
  const site = fullBin()
  t.same(site.at(10, shelve()), ['shelved bin-full b [shelved wang]'])
  t.match(site.changes.at(-1), {
    alert: { shelvedUntil: T0 + 10 * SECOND + HOUR, announced: true, version: 2 },
    event: { actor: 'wang', note: 'the truck is broken' },
  })
  site.restart()
  t.same(site.at(HOUR_S + 9), [])
  t.same(site.at(HOUR_S + 10), ['unshelved bin-full b [shelved wang]', 'released bin-full b'])
  t.match(site.changes.at(-1), { alert: { shelvedUntil: null }, event: { actor: 'system' } })
})

t.test('a new episode within the time is shelved too, and heard of at the end', async t => {
  const site = fullBin()
  site.at(10, shelve())
  t.same(site.report(600, 'b', { fillPercent: 50 }), ['cleared bin-full b'])
  t.same(site.report(1_200, 'b', { fillPercent: 81 }), ['raised bin-full b [shelved wang]'])
  t.match(site.changes.at(-1)?.alert, { announced: false, shelvedUntil: T0 + 10 * SECOND + HOUR })
  site.at(HOUR_S + 10)
  t.same(site.forPeople().slice(2), ['released bin-full b'])
})

t.test('an episode that begins and ends while its rule is shelved is nothing to people', async t => {
  const site = fullBin()
  site.at(10, shelve())
  site.report(600, 'b', { fillPercent: 50 })
  site.report(1_200, 'b', { fillPercent: 81 })
  site.report(1_800, 'b', { fillPercent: 50 })
  site.at(HOUR_S + 10)
  t.same(site.forPeople(), ['raised bin-full b', 'cleared bin-full b'])
})

t.test('it is taken back by hand, and only once', async t => {
  const site = fullBin()
  site.at(10, shelve())
  const back = command({ action: 'unshelve', actor: 'li' })
  t.same(site.at(20, back), ['unshelved bin-full b [shelved wang]', 'released bin-full b'])
  t.match(site.changes.at(-2)?.event, { actor: 'li' })
  t.match(step(site.community, back, site.now).outcome, { ok: false, code: 'ALERT_NOT_SHELVED' })
  t.same(site.at(HOUR_S + 10), [], 'the end of before means nothing any more')
})

t.test('shelved once more, it has the new end alone', async t => {
  const site = fullBin()
  site.at(10, shelve())
  site.at(20, shelve({ forMs: 2 * HOUR, actor: 'li' }))
  t.same(site.at(HOUR_S + 20), [])
  t.same(site.at(2 * HOUR_S + 20).at(-1), 'released bin-full b')
})

t.test('too long, already over and a life at stake are refused with a code each', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true, batteryPercent: 3 }), T0)
  const outcome = (alertId: string, over: Partial<Command>) =>
    step(community, shelve({ alertId, ...over }), T0).outcome
  t.match(outcome('s-1', {}), { ok: false, code: 'ALERT_NEVER_SHELVED' })
  t.match(outcome('s-2', { forMs: 0 }), { code: 'SHELVING_ALREADY_OVER', detail: /more than 0/ })
  t.match(outcome('s-2', { until: T0 }), { code: 'SHELVING_ALREADY_OVER' })
  t.match(outcome('s-2', { forMs: 3 * DAY + 1 }), { code: 'SHELVING_TOO_LONG', detail: /at most 72 h/ })
  t.match(outcome('s-2', { version: 7 }), { code: 'ALERT_VERSION_CONFLICT' })
  t.match(outcome('s-2', { forMs: 3 * DAY }), { ok: true, alert: { rule: 'battery-low' } })
})

t.test('the shelf of a device that was deleted is not that of the next with its name', async t => {
  const site = fullBin()
  site.at(10, shelve())
  site.at(20, { type: 'device-deleted', deviceId: 'b', actor: 'admin' })
  site.at(30, { type: 'device-saved', device: binOf('b'), actor: 'admin' })
  t.same(site.report(40, 'b', { fillPercent: 80 }), ['raised bin-full b'])
})

t.test('a person who resolves a shelved alert is told of no end later', async t => {
  const site = fullBin()
  site.at(10, shelve())
  site.at(20, command({ action: 'resolve' }))
  t.same(site.at(HOUR_S + 10), [])
  t.same(site.forPeople().slice(1), ['cleared bin-full b', 'resolved bin-full b'])
})
