import t from 'tap'
import { MINUTE, SECOND } from '../model/time.ts'
import { step } from './step.ts'
import { band, camera, reading, siteWith, started, T0, words } from './testing/site.ts'

const site = () => {
  const community = siteWith(camera)
  return {
    /** What was measured at one second and comes at another. */
    comes: (atS: number, measuredS: number, vehicleCount: number) =>
      step(community, reading('cam', T0 + measuredS * SECOND, { vehicleCount }), T0 + atS * SECOND).changes,
    ticks: (atS: number) => step(community, { type: 'tick' }, T0 + atS * SECOND).changes,
    starts: (atS: number) => step(community, started(30 * SECOND), T0 + atS * SECOND).changes,
  }
}

t.test('a device that comes to report later is waited for, also with a delay that runs already', async t => {
  const { comes, ticks } = site()
  comes(0, 0, 1)
  comes(50, 20, 1)
  t.same(ticks(60), [])
  t.same(comes(80, 50, 0), [], 'it left before the minute was over')
  t.same(ticks(100), [])
})

t.test('one that stayed is told of when nothing older can come any more, as of its own time', async t => {
  const { comes, ticks } = site()
  comes(0, 0, 1)
  comes(50, 20, 1)
  t.same(ticks(89), [])
  const changes = ticks(90)
  t.same(words(changes), ['raised fire-lane-blocked'])
  t.equal(changes[0]?.alert.raisedAt, T0 + MINUTE)
})

t.test('a device that reports sooner again is not waited for any longer', async t => {
  const { comes, ticks } = site()
  comes(240, 200, 1)
  comes(250, 250, 1)
  t.same(ticks(259), [])
  t.same(words(ticks(260)), ['raised fire-lane-blocked'])
})

t.test('a lane that was blocked until the next reading was so for as long as all its levels say', async t => {
  const { comes } = site()
  comes(200, 0, 1)
  t.same(words(comes(200, 200, 0)), ['raised fire-lane-blocked', 'severity-changed fire-lane-blocked'])
})

t.test('an alert is no less severe for a reading of before it became so', async t => {
  const { comes, ticks } = site()
  comes(0, 0, 1)
  t.same(words(ticks(60)), ['raised fire-lane-blocked'])
  comes(100, 100, 1)
  t.same(words(ticks(180)), ['severity-changed fire-lane-blocked'])
  t.same(comes(200, 110, 1), [], 'it was high after three minutes, and goes on')
  for (const atS of [370, 540]) comes(atS, atS, 1)
  t.same(words(ticks(600)), ['severity-changed fire-lane-blocked'])
})

t.test('an alert whose end was measured before it began ends as it begins', async t => {
  const community = siteWith(band)
  const worn = (atS: number, measuredS: number, worn: boolean) =>
    step(community, reading('band', T0 + measuredS * SECOND, { worn }), T0 + atS * SECOND).changes
  for (let atS = 0; atS < 1_800; atS += 100) worn(atS, atS, false)
  t.same(words(step(community, { type: 'tick' }, T0 + 1_800 * SECOND).changes), ['raised not-worn'])
  const [cleared] = worn(1_810, 1_790, true)
  t.equal(cleared?.event.type, 'cleared')
  t.equal(cleared?.alert.clearedAt, T0 + 1_800 * SECOND)
})

t.test('silence ends when the device is heard, not when it measured what it sends', async t => {
  const { comes, ticks } = site()
  comes(0, 0, 0)
  t.same(words(ticks(180)), ['raised offline'])
  const heard = comes(200, 100, 0)
  t.same(words(heard), ['cleared offline'])
  t.equal(heard[0]?.alert.clearedAt, T0 + 200 * SECOND)
})

t.test('what comes due within the grace after a start does not wait for its end', async t => {
  const { comes, ticks, starts } = site()
  comes(0, 0, 1)
  comes(40, 40, 0)
  comes(55, 55, 1)
  comes(56, 56, 0)
  comes(70, 70, 1) // the entry for the first car is due at 60 s, before the one that is wanted now
  t.same(starts(125), [])
  t.same(words(ticks(130)), ['raised fire-lane-blocked'])
})
