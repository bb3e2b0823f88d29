import fc from 'fast-check'
import type { Values } from '../model/reading.ts'
import { SECOND } from '../model/time.ts'
import { insist, property } from './testing/property.ts'
import { deviceIds, Told } from './testing/told.ts'

// Whatever happens to its readings on the way, and to the server: what is said of a device is what a second opinion says that
// knows the exceptions of docs/time.md and no others.
const anyOf = (values: Record<string, fc.Arbitrary<Values[string]>>) =>
  fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Values>
const valuesOf: Readonly<Record<string, fc.Arbitrary<Values>>> = {
  camera: anyOf({ vehicleCount: fc.constantFrom(0, 0, 1), tampered: fc.boolean() }),
  band: anyOf({
    worn: fc.constantFrom(true, true, false),
    heartRateBpm: fc.constantFrom(40, 47, 60, 127, 133, 145),
    batteryPercent: fc.constantFrom(9, 17, 30),
  }),
  pendant: anyOf({
    sos: fc.constantFrom(false, false, true),
    fall: fc.boolean(),
    fallCancelled: fc.constantFrom(false, false, true),
    steps: fc.constantFrom(100, 101, 104, 105, 106, 110),
  }),
  charger: anyOf({
    temperatureC: fc.constantFrom(20, 52, 57, 62, 68, 76),
    smoke: fc.boolean(),
    status: fc.constantFrom('Available', 'Charging', 'Charging', 'SuspendedEV', 'Faulted'),
    errorCode: fc.constantFrom('NoError', 'NoError', 'GroundFailure'),
    bayOccupied: fc.boolean(),
    powerW: fc.constantFrom(0, 700, 3_000),
    currentA: fc.constantFrom(0, 0, 3),
  }),
  bin: anyOf({
    fillPercent: fc.constantFrom(10, 45, 58, 62, 74, 78, 87, 92, 99),
    temperatureC: fc.constantFrom(12, 20, 25, 32, 44, 58, 61, 72, 85),
    lidOpen: fc.boolean(),
  }),
}

const message = fc.constantFrom(...deviceIds).chain(deviceId =>
  fc.record({
    do: fc.constant('reading' as const),
    deviceId: fc.constant(deviceId),
    values: valuesOf[deviceId] as fc.Arbitrary<Values>,
    lagS: fc.option(fc.constantFrom(0, 0, 0, 1, 2, 15, 40, 70, 200, 290, 301, 900, -3, -9_000), { freq: 12 }),
  }),
)
const act = fc.oneof(
  { weight: 20, arbitrary: message },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('again' as const), back: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('down' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leap' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
)
const history = fc.array(fc.tuple(fc.constantFrom(0, 0, 1, 3, 9, 11, 20, 31, 59, 60, 61, 130, 400), act), {
  maxLength: 50,
  size: 'max',
})
property(
  'each device is judged in its own time, and told of in the second in which that is due',
  history,
  acts => {
    const told = new Told()
    for (const [pauseS, act] of acts) told.goes(pauseS * SECOND, act)
    told.ends()
    for (const deviceId of deviceIds) {
      for (const [rule, opinion] of told.opinions(deviceId)) {
        const [a, b] = [JSON.stringify(told.episodes(deviceId, rule)), JSON.stringify(opinion)]
        insist(a === b, `${rule}:\n  ${a}\nwhere the second opinion is\n  ${b}`)
      }
    }
  },
  120,
)
