import t from 'tap'
import type { Input } from '../model/input.ts'
import { HOUR, MINUTE, SECOND } from '../model/time.ts'
import { step } from './step.ts'
import { band, bin, camera, command, reading, siteWith, T0, tuned, words } from './testing/site.ts'
import { nextFireAt } from './timers.ts'

t.test('a lower threshold raises from the value that is there; switching the rule off ends it', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 50 }), T0)
  const tune = (overrides: object): Input => ({
    type: 'rule-tuned',
    actor: 'admin',
    tuning: { rule: 'bin-full', version: 1, overrides: [{ scope: { zone: 'b3' }, ...overrides }] },
  })
  const lower = { settings: { mediumPercent: 40, endPercent: 30 } }
  t.same(words(step(community, tune(lower), T0 + SECOND).changes), ['raised bin-full'])
  t.same(words(step(community, tune({ enabled: false }), T0 + SECOND).changes), ['cleared bin-full'])
  t.same(step(community, reading('bin', T0 + MINUTE, { fillPercent: 99 }), T0 + MINUTE).changes, [])
})

t.test('another figure is no second reading', async t => {
  const community = siteWith(bin, band)
  step(community, reading('band', T0, { spo2Percent: 85, heartRateBpm: 140 }), T0)
  t.same(step(community, tuned('spo2', { percent: 91 }), T0 + SECOND).changes, [])
  t.same(step(community, tuned('heart-rate', { highBpm: 120 }), T0 + SECOND).changes, [])
  t.same(step(community, { type: 'tick' }, T0 + 5 * MINUTE).changes, [])
  step(community, reading('bin', T0, { fillPercent: 95 }), T0)
  t.same(step(community, tuned('bin-full', { mediumPercent: 70 }), T0 + SECOND).changes, [])
})

t.test('another figure makes no news of history', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0 - 5 * HOUR, { fillPercent: 95 }), T0)
  t.same(step(community, tuned('bin-full', { mediumPercent: 70 }), T0 + SECOND).changes, [])
  t.same(community.devices.get('bin')?.lateValues, { fillPercent: 95 }, 'it is shown all the same')
})

t.test('a latched alert outlives its rule being switched off and on', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true }), T0)
  step(community, tuned('sos', {}, false), T0 + SECOND)
  step(community, tuned('sos', {}, true), T0 + 2 * SECOND)
  step(community, reading('band', T0 + 3 * SECOND, { sos: true }), T0 + 3 * SECOND)
  t.same([...community.alerts.keys()], ['s-1'])
})

t.test('a call for help is heard again after its rule was off while the last one was resolved', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true }), T0)
  step(community, tuned('sos', {}, false), T0 + SECOND)
  step(community, command({ action: 'resolve', alertId: 's-1' }), T0 + MINUTE)
  step(community, tuned('sos', {}, true), T0 + 2 * MINUTE)
  const { changes } = step(community, reading('band', T0 + 3 * MINUTE, { sos: true }), T0 + 3 * MINUTE)
  t.same(words(changes), ['raised sos'])
})

t.test('a shorter interval counts from the last data, not from the next', async t => {
  const community = siteWith(camera)
  step(community, reading('cam', T0, { vehicleCount: 0 }), T0)
  const shorter = { ...camera, expectedIntervalMs: 2 * SECOND }
  t.same(step(community, { type: 'device-saved', device: shorter, actor: 'admin' }, T0 + SECOND).changes, [])
  t.equal(nextFireAt(community), T0 + 6 * SECOND)
})
