import t from 'tap'
import { smartBin } from '../../devices-sim/kinds/smart-bin.ts'
import { brokenSensors } from '../../devices-sim/scenarios/broken-sensors.ts'
import { roster } from '../../devices-sim/world/roster.ts'
import { simulate } from '../../devices-sim/world/simulation.ts'
import { DAY, HOUR } from '../domain/model/time.ts'
import { type Message, replay } from './bin-replay.ts'

const START = Date.parse('2026-05-01T10:00:00+08:00')

for (const seed of [11, 12, 13]) {
  t.test(`each broken sensor of seed ${seed} is one fault of a sensor, and nothing of the world`, async t => {
    const devices = roster({ site: 's', counts: { [smartBin.option]: 6 } })
    const simulation = simulate({ seed, start: START, lengthMs: 2 * DAY, devices, scenario: brokenSensors })
    const messages: Message[] = []
    for (const emission of simulation.emissions()) {
      if (emission.type === 'telemetry') {
        messages.push({ deviceId: emission.deviceId, ts: emission.ts, said: emission.values })
      }
    }
    const { episodes } = replay(messages, smartBin.reportEveryMs)
    const faults = episodes.filter(({ rule }) => rule === 'sensor-fault')
    const broken = simulation.world.truth.list().filter(({ what }) => what === 'sensor-broken')
    t.same(faults.map(({ deviceId }) => deviceId).sort(), broken.map(({ deviceId }) => deviceId).sort())
    for (const { deviceId, raisedAt, endedAt } of faults) {
      const truth = broken.find(one => one.deviceId === deviceId)
      const from = truth?.from ?? Number.NaN
      const to = truth?.to ?? Number.NaN
      t.ok(raisedAt >= from && raisedAt <= from + 5 * HOUR, `${deviceId} was found within five hours`)
      t.ok(endedAt !== null && endedAt >= to && endedAt <= to + HOUR, `${deviceId} was well within an hour`)
    }
    const world = episodes.filter(({ rule }) => ['bin-fire', 'bin-tilted'].includes(rule))
    t.same(world, [])
  })
}
