import t from 'tap'
import { kindList } from '../../services/domain/kinds/kinds.ts'
import { metricFault } from '../../services/domain/model/metric.ts'
import { brokenSensors } from '../scenarios/broken-sensors.ts'
import { scenarios } from '../scenarios/scenarios.ts'
import { HOUR } from '../world/durations.ts'
import { roster } from '../world/roster.ts'
import { simulate } from '../world/simulation.ts'
import { LOOSE_C } from './bin-sensor.ts'
import { simulatedKinds } from './kinds.ts'

t.test('every kind of device that the product knows can be simulated', async t => {
  const simulated = simulatedKinds.map(({ kind }) => kind)
  t.same(
    kindList.map(({ kind }) => kind).filter(kind => !simulated.includes(kind)),
    [],
  )
})

t.test('whatever happens, every value that a device reports is one of its kind', async t => {
  const devices = roster({
    site: 's',
    counts: Object.fromEntries(simulatedKinds.map(({ option }) => [option, 4])),
  })
  const metricsOf = new Map(
    devices.map(({ id, kind }) => [id, kindList.find(known => known.kind === kind.kind)?.metrics ?? {}]),
  )
  const faults = new Set<string>()
  let count = 0
  for (const scenario of scenarios) {
    const start = Date.parse('2026-08-01T10:00:00+08:00')
    for (const emission of simulate({ seed: 1, start, lengthMs: 2 * HOUR, devices, scenario }).emissions()) {
      if (emission.type !== 'telemetry') continue
      for (const [name, value] of Object.entries(emission.values)) {
        count++
        if (scenario === brokenSensors && value === LOOSE_C) continue // nonsense on purpose
        const spec = metricsOf.get(emission.deviceId)?.[name]
        const fault = spec ? metricFault(spec, value) : 'metric-unknown'
        if (fault) faults.add(`${scenario.name} ${emission.deviceId} ${name} ${value}: ${fault}`)
      }
    }
  }
  t.ok(count > 10_000)
  t.same([...faults], [])
})
