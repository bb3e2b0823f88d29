import t from 'tap'
import { smartBin } from '../../devices-sim/kinds/smart-bin.ts'
import { brokenSensors } from '../../devices-sim/scenarios/broken-sensors.ts'
import { roster } from '../../devices-sim/world/roster.ts'
import { simulate } from '../../devices-sim/world/simulation.ts'
import { DAY, HOUR } from '../domain/model/time.ts'
import { type Message, replay } from './bin-replay.ts'

/** What stands still is known by half a day of it, everything else by a few readings. */
const FOUND_WITHIN_MS = { frozen: 13 * HOUR, other: 5 * HOUR }
/** Of each three bins the second freezes. */
const isFrozen = (deviceId: string) => Number(deviceId.slice(-2)) % 3 === 2
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
      const withinMs = FOUND_WITHIN_MS[isFrozen(deviceId) ? 'frozen' : 'other']
      const found = `${deviceId} was found within ${withinMs / HOUR} hours`
      t.ok(raisedAt >= from && raisedAt <= from + withinMs, found)
      t.ok(endedAt !== null && endedAt >= to && endedAt <= to + HOUR, `${deviceId} was well within an hour`)
    }
    const world = episodes.filter(({ rule }) => ['bin-fire', 'bin-tilted'].includes(rule))
    t.same(world, [])
  })
}
