import t from 'tap'
import { simulatedKinds } from '../kinds/kinds.ts'
import { scenarios } from '../scenarios/scenarios.ts'
import { DAY, MINUTE, SECOND } from './durations.ts'
import { roster } from './roster.ts'
import { type SimulationOptions, simulate } from './simulation.ts'

const START = Date.parse('2026-06-01T08:00:00+08:00')
const ofEachKind = (count: number) => Object.fromEntries(simulatedKinds.map(({ option }) => [option, count]))
const counts = { ...ofEachKind(4), cameras: 3, wristbands: 6, gateways: 1 }
const scenarioNamed = (name: string) => {
  const scenario = scenarios.find(one => one.name === name)
  if (!scenario) throw new Error(name)
  return scenario
}
const options = (
  changes: Partial<SimulationOptions> & { scenarioName?: string } = {},
): SimulationOptions => ({
  seed: 42,
  start: START,
  lengthMs: 30 * MINUTE,
  devices: roster({ site: 's', counts }),
  scenario: scenarioNamed(changes.scenarioName ?? 'flood'),
  ...changes,
})

t.test('the same seed gives the same world to the last digit, another seed another one', async t => {
  for (const { name } of scenarios) {
    const first = simulate(options({ scenarioName: name }))
    const again = simulate(options({ scenarioName: name }))
    t.equal(JSON.stringify([...first.emissions()]), JSON.stringify([...again.emissions()]), name)
    t.same(first.world.truth.list(), again.world.truth.list())
  }
  const other = JSON.stringify([...simulate(options({ seed: 43 })).emissions()])
  t.ok(other !== JSON.stringify([...simulate(options()).emissions()]), 'another seed, another world')
})

t.test('one more device changes nothing for those that were there', async t => {
  const calm = { scenarioName: 'gateway-outage', lengthMs: 5 * MINUTE }
  const more = roster({ site: 's', counts: { ...counts, bins: 5 } })
  const few = [...simulate(options(calm)).emissions()].filter(one => one.at < START + MINUTE)
  const many = [...simulate(options({ ...calm, devices: more })).emissions()].filter(
    one => one.at < START + MINUTE && one.deviceId !== 's-bin-05',
  )
  t.ok(few.length > 30, `${few.length} messages`)
  t.same(many, few)
})

t.test('messages leave in the order of world time in every scenario', async t => {
  for (const { name } of scenarios) {
    const times = [...simulate(options({ scenarioName: name })).emissions()].map(one => one.at)
    t.same(
      times,
      [...times].sort((a, b) => a - b),
      name,
    )
  }
})

t.test('every device of every kind is heard within five seconds', async t => {
  const devices = roster({ site: 's', counts: ofEachKind(3) })
  const first = simulate(options({ scenarioName: 'calm-day', lengthMs: 5 * SECOND, devices }))
  const heard = new Set([...first.emissions()].map(one => one.deviceId))
  t.equal(heard.size, 3 * simulatedKinds.length)
  for (const { id } of devices) t.ok(heard.has(id), id)
})

t.test('every scenario plays with one device of what it needs, and with many of everything', async t => {
  for (const scenario of scenarios) {
    const needed = Object.fromEntries(scenario.needs.map(kind => [kind.option, 1]))
    for (const some of [needed, ofEachKind(20)]) {
      const simulation = simulate(options({ scenario, devices: roster({ site: 's', counts: some }) }))
      t.doesNotThrow(() => [...simulation.emissions()], scenario.name)
    }
  }
})

t.test('what a scenario tells is in its truth, traps included', async t => {
  for (const scenario of scenarios) {
    t.ok(scenario.tells.length > 0, `${scenario.name} tells something`)
    const simulation = simulate(options({ scenario }))
    for (const _ of simulation.emissions());
    const happened = new Set(simulation.world.truth.list().map(one => one.what))
    for (const what of scenario.tells) t.ok(happened.has(what), `${scenario.name}: ${what}`)
  }
})

t.test('nothing that calls for help happens on a calm day', async t => {
  const simulation = simulate(options({ scenarioName: 'calm-day', lengthMs: 2 * DAY }))
  for (const _ of simulation.emissions());
  const harmless = ['bin-nearly-full', 'hot-day', 'vehicle-stopped-briefly', 'fall-cancelled', 'band-off']
  t.same(
    simulation.world.truth.list().filter(one => !harmless.includes(one.what)),
    [],
  )
})

t.test('a world without end plays its scenario again every hour', async t => {
  const endless = simulate(options({ scenarioName: 'fall-and-sos', lengthMs: Number.POSITIVE_INFINITY }))
  for (const one of endless.emissions()) if (one.at > START + 130 * MINUTE) break
  const falls = endless.world.truth.list().filter(one => one.what === 'fall')
  t.equal(falls.length, 3)
})
