import t from 'tap'
import { MINUTE } from '../model/time.ts'
import { step } from './step.ts'
import { camera, reading, siteWith, T0 } from './testing/site.ts'

/** A camera that sees a car, is cut off half a minute later, and is back after a quarter of an hour. */
function cutOff() {
  const community = siteWith(camera)
  const says = (atMin: number, measuredMin: number, vehicleCount: number) =>
    step(community, reading('cam', T0 + measuredMin * MINUTE, { vehicleCount }), T0 + atMin * MINUTE)
      .changes.filter(({ alert }) => alert.rule === 'fire-lane-blocked')
      .map(({ alert, event }) => `${event.type} ${alert.severity} as of ${(event.at - T0) / MINUTE}`)
  const link = (atMin: number, online: boolean) =>
    step(community, { type: 'status', deviceId: 'cam', online }, T0 + atMin * MINUTE)
  says(0, 0, 1)
  link(0.5, false)
  link(15, true)
  return says
}

t.test('a car before an outage and another after it are one, whatever was kept for too long', async t => {
  const says = cutOff()
  t.same(says(15, 5, 0), [])
  t.same(says(15, 14, 1), ['raised critical as of 14'])
})

t.test('what was kept for no longer than a late reading may take parts them', async t => {
  const says = cutOff()
  t.same(says(15, 5, 1), [])
  t.same(says(15, 10, 0), [])
  t.same(says(15, 14, 1), [])
  t.same(says(15, 14.9, 1), [])
  t.same(says(15.1, 15.1, 1), ['raised low as of 15'])
})
