import t from 'tap'
import type { Input } from '../model/input.ts'
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import { step } from './step.ts'
import { band, bin, book, camera, command, reading, siteWith, T0, words } from './testing/site.ts'

t.test(
  'the same inputs lead to the same state and consequences, also through a snapshot on the way',
  async t => {
    const inputs: [Input, Instant][] = [
      [reading('bin', T0, { fillPercent: 80, tiltDeg: 3 }), T0],
      [reading('cam', T0 + SECOND, { vehicleCount: 1 }), T0 + SECOND],
      [reading('band', T0 + 2 * SECOND, { fall: true, steps: 10 }), T0 + 2 * SECOND],
      [command({ action: 'acknowledge', key: 'k' }), T0 + 30 * SECOND],
      [reading('bin', T0 + MINUTE, { fillPercent: 95, temperatureC: 20 }), T0 + 2 * MINUTE],
      [reading('bin', T0 + 3 * MINUTE, { fillPercent: 95, temperatureC: 40 }), T0 + 3 * MINUTE],
      [{ type: 'tick' }, T0 + 4 * MINUTE],
      [reading('cam', T0 + 5 * MINUTE, { vehicleCount: 0 }), T0 + 5 * MINUTE],
      [{ type: 'tick' }, T0 + HOUR],
    ]
    const whole = siteWith(bin, camera, band)
    const expected = inputs.map(([input, now]) => step(whole, input, now))
    for (let cut = 0; cut <= inputs.length; cut++) {
      let community = siteWith(bin, camera, band)
      const got = inputs.map(([input, now], i) => {
        if (i === cut) community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
        return step(community, input, now)
      })
      t.same(got, expected, `snapshot before input ${cut}`)
      t.same(JSON.stringify(freeze(community).alerts), JSON.stringify(freeze(whole).alerts))
    }
  },
)

t.test('the evidence of a confirmed fall begins with the fall', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { fall: true, steps: 100 }), T0)
  for (let i = 1; i <= 10; i++) {
    step(community, reading('band', T0 + i * 5 * SECOND, { steps: 100 }), T0 + i * 5 * SECOND)
  }
  const { changes } = step(community, { type: 'tick' }, T0 + 60 * SECOND)
  const readings = changes[0]?.alert.evidence.readings ?? []
  t.same(readings[0], { at: T0, values: { fall: true, steps: 100 } })
  t.equal(readings.length, 6)
})

t.test('a device that is deleted withdraws its alerts', async t => {
  const community = siteWith(band)
  step(community, reading('band', T0, { sos: true, batteryPercent: 3 }), T0)
  const { changes } = step(community, { type: 'device-deleted', deviceId: 'band', actor: 'admin' }, T0)
  t.same(words(changes), ['withdrawn sos', 'withdrawn battery-low'])
  t.ok(changes.every(({ alert }) => alert.condition === 'cleared' && alert.handling === 'resolved'))
  t.equal(step(community, reading('band', T0, { sos: true }), T0).acceptance?.standing, 'unknown-device')
})

t.test('an alert that cleared and that nobody handled is closed after thirty days', async t => {
  const community = siteWith(bin)
  step(community, reading('bin', T0, { fillPercent: 80 }), T0)
  step(community, reading('bin', T0 + HOUR, { fillPercent: 50 }), T0 + HOUR)
  const at = T0 + HOUR + 30 * DAY
  t.notMatch(words(step(community, { type: 'tick' }, at - 1).changes), ['resolved bin-full'])
  t.match(words(step(community, { type: 'tick' }, at).changes), ['resolved bin-full'])
  t.equal([...community.alerts.values()].filter(({ alert }) => alert.rule === 'bin-full').length, 0)
})

t.test('a device on time costs the timer queue one entry, however often it reports', async t => {
  const community = siteWith(camera)
  for (let i = 0; i < 1_000; i++) {
    const at = T0 + i * 30 * SECOND
    step(community, reading('cam', at, { vehicleCount: 0 }), at)
  }
  t.equal(community.timers.size, 1)
})
