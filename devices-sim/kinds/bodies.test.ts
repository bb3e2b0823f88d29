import t from 'tap'
import type { Values } from '../../services/domain/model/reading.ts'
import { HOUR, type Instant, MINUTE, SECOND } from '../world/durations.ts'
import { settle } from '../world/population.ts'
import { Random } from '../world/random.ts'
import { heatWave, ordinaryWeather, type Weather } from '../world/weather.ts'
import { World } from '../world/world.ts'
import { evCharger } from './ev-charger.ts'
import { fireLaneCamera } from './fire-lane-camera.ts'
import type { Body, SimulatedKind } from './kind.ts'
import { smartBin } from './smart-bin.ts'
import { wristband } from './wristband.ts'

const NOON = Date.parse('2026-07-01T12:00:00+08:00')

/** One device in a world of its own, at noon. */
function one<B extends Body>(kind: SimulatedKind<B>, weather: Weather = ordinaryWeather, seed = '1') {
  const world = new World(NOON)
  const inhabitant = settle(
    { id: 'd', kind, number: 1, reportEveryMs: MINUTE },
    world,
    weather,
    new Random(seed),
  )
  const said = (untilMs: number): { ts: Instant; values: Values }[] =>
    [...world.emissions(NOON + untilMs)].flatMap(emission =>
      emission.type === 'telemetry' ? [emission] : [],
    )
  return { world, body: inhabitant.body as B, said }
}

const numbers = (said: readonly { values: Values }[], metric: string): number[] =>
  said.flatMap(({ values }) => (typeof values[metric] === 'number' ? [values[metric]] : []))
const whats = (world: World) => world.truth.list().map(({ what }) => what)

t.test(
  'a bin is full from the first bag that does not fit until it is emptied, whatever its sensor says',
  async t => {
    const { world, body, said } = one(smartBin)
    body.bagsPerHour = 0.001
    body.fillTo(0.94)
    body.bring(0.05)
    t.same(whats(world), ['bin-nearly-full'], 'it fits just so')
    world.at(NOON + MINUTE, () => body.bring(0.05))
    world.at(NOON + 2 * MINUTE, () => body.bring(0.05))
    world.at(NOON + 5 * MINUTE, () => body.empty())
    said(10 * MINUTE)
    t.same(world.truth.list(), [
      { what: 'bin-nearly-full', deviceId: 'd', from: NOON, to: NOON + 5 * MINUTE },
      { what: 'bin-full', deviceId: 'd', from: NOON + MINUTE, to: NOON + 5 * MINUTE },
    ])
  },
)

t.test('a bin fills by day, is emptied morning and evening, and never holds more than all', async t => {
  const { said } = one(smartBin)
  const fills = numbers(said(72 * HOUR), 'fillPercent')
  t.ok(Math.max(...fills) > 20, `highest ${Math.max(...fills)}`)
  t.ok(Math.min(...fills) <= 5, 'it was emptied')
  t.ok(fills.every(fill => fill >= 0 && fill <= 100))
})

t.test('a burning bin gets hot within minutes, tells it out of turn, and cools when it is out', async t => {
  const { world, body, said } = one(smartBin)
  world.at(NOON + 10 * MINUTE, () => body.ignite(5 * MINUTE))
  const before = said(10 * MINUTE)
  const burning = said(15 * MINUTE)
  const after = said(3 * HOUR)
  t.ok(Math.max(...numbers(before, 'temperatureC')) < 60)
  t.ok(Math.max(...numbers(burning, 'temperatureC')) > 100)
  t.ok(burning.length > 15, 'more often than once a minute')
  t.ok((numbers(after, 'temperatureC').at(-1) ?? 99) < 60)
  t.same(whats(world), ['fire'])
})

t.test('the hottest summer does not set a bin on fire', async t => {
  for (const seed of ['1', '2', '3', '4', '5']) {
    const hottest = Math.max(...numbers(one(smartBin, heatWave, seed).said(24 * HOUR), 'temperatureC'))
    t.ok(hottest > 44 && hottest < 65, `${hottest} °C`)
  }
})

t.test('a camera reports each change at once: one car in, none left', async t => {
  const { world, body, said } = one(fireLaneCamera)
  world.at(NOON + 7 * SECOND, () => body.isBlocked(3 * MINUTE))
  const counts = said(4 * MINUTE)
  t.ok(counts.some(({ ts, values }) => ts === NOON + 7 * SECOND && values.vehicleCount === 1))
  t.ok(counts.some(({ ts, values }) => ts === NOON + 187 * SECOND && values.vehicleCount === 0))
  t.same(world.truth.list().at(0), {
    what: 'lane-blocked',
    deviceId: 'd',
    from: NOON + 7 * SECOND,
    to: NOON + 187 * SECOND,
  })
})

t.test('a lane is not free while one vehicle follows the other within seconds', async t => {
  const { world, body, said } = one(fireLaneCamera)
  world.at(NOON + 10 * SECOND, () => body.stopsBriefly(40 * SECOND))
  world.at(NOON + 58 * SECOND, () => body.stopsBriefly(30 * SECOND))
  said(3 * MINUTE)
  t.same(
    world.truth.list().filter(({ what }) => what === 'lane-not-free'),
    [{ what: 'lane-not-free', deviceId: 'd', from: NOON + 10 * SECOND, to: NOON + 88 * SECOND }],
  )
})

t.test('a detector that starts again counts nobody for a moment', async t => {
  const { world, body, said } = one(fireLaneCamera)
  world.at(NOON, () => body.isBlocked(3 * MINUTE))
  world.at(NOON + 2 * MINUTE, () => body.losesSight(20 * SECOND))
  const counts = said(150 * SECOND).filter(({ ts }) => ts >= NOON + 2 * MINUTE)
  t.ok(counts.some(({ values }) => values.vehicleCount === 0))
  t.equal(counts.at(-1)?.values.vehicleCount, 1)
})

t.test('a camera that is sprayed over sees nobody', async t => {
  const { world, body, said } = one(fireLaneCamera)
  world.at(NOON, () => body.isTamperedWith(2 * MINUTE))
  world.at(NOON + 10 * SECOND, () => body.isBlocked(MINUTE))
  const blind = said(MINUTE).filter(({ ts }) => ts > NOON)
  t.ok(blind.length > 0)
  t.ok(blind.every(({ values }) => values.vehicleCount === 0 && values.tampered === true))
})

t.test('a charging session goes through the states of OCPP in their order and counts its energy', async t => {
  const { world, body, said } = one(evCharger)
  world.at(NOON + 10 * SECOND, () => body.charge(HOUR, 5 * MINUTE))
  const reports = said(100 * MINUTE)
  const states = reports.map(({ values }) => values.status).filter((state, i, all) => state !== all[i - 1])
  t.same(states.slice(0, 6), ['Available', 'Preparing', 'Charging', 'SuspendedEV', 'Finishing', 'Available'])
  const energies = numbers(reports, 'energyWh')
  t.ok(Math.abs((energies.at(-1) ?? 0) - (energies[0] ?? 0) - 7_000) < 50, 'an hour at 7 kW')
  t.ok(Math.max(...numbers(reports, 'temperatureC')) < 50, 'it stays cool')
  t.same(whats(world), [])
})

t.test('a car that nobody fetches overstays from the moment it is full', async t => {
  const { world, body, said } = one(evCharger)
  world.at(NOON, () => body.charge(HOUR, 40 * MINUTE))
  said(2 * HOUR)
  const [overstay, ...others] = world.truth.list()
  t.equal(overstay?.what, 'bay-overstayed')
  t.ok((overstay?.to ?? 0) - (overstay?.from ?? 0) > 40 * MINUTE)
  t.same(others, [])
})

t.test(
  'a relay that no longer closes gives nothing to whoever tries, a welded one gives to nobody',
  async t => {
    const dead = one(evCharger)
    dead.world.at(NOON, () => dead.body.givesNothing(50 * MINUTE))
    const tried = dead.said(45 * MINUTE)
    t.ok(
      tried.filter(
        ({ values }, i) => values.status === 'Charging' && tried[i - 1]?.values.status === 'Preparing',
      ).length >= 3,
    )
    t.equal(new Set(numbers(tried, 'energyWh')).size, 1)
    const live = one(evCharger)
    live.world.at(NOON, () => live.body.isLive(10 * MINUTE))
    const flows = live.said(5 * MINUTE).filter(({ ts }) => ts > NOON)
    t.ok(flows.every(({ values }) => values.status === 'Available' && Number(values.powerW) > 1_000))
  },
)

t.test('a charger that overheats switches itself off, and the car in its bay is stranded', async t => {
  const { world, body, said } = one(evCharger)
  world.at(NOON, () => body.charge(3 * HOUR, 5 * MINUTE))
  world.at(NOON + 10 * MINUTE, () => body.overheat(80, 20 * MINUTE))
  const reports = said(40 * MINUTE)
  t.ok(reports.some(({ values }) => values.errorCode === 'HighTemperature' && values.status === 'Faulted'))
  t.same(whats(world), ['charger-overheating', 'bay-blocked'])
})

t.test('a battery that burns heats, then smokes, then is put out', async t => {
  const { world, body, said } = one(evCharger)
  world.at(NOON, () => body.burn(10 * MINUTE))
  const reports = said(20 * MINUTE)
  const smokes = reports.filter(({ values }) => values.smoke === true).map(({ ts }) => ts - NOON)
  t.ok((smokes[0] ?? 0) >= 8 * SECOND && (smokes[0] ?? Infinity) <= 20 * SECOND)
  t.ok((smokes.at(-1) ?? Infinity) <= 10 * MINUTE)
  t.ok(Math.max(...numbers(reports, 'temperatureC')) > 90)
})

t.test('who falls lies still until help comes', async t => {
  const { world, body, said } = one(wristband)
  world.at(NOON + MINUTE, () => body.fall(10 * MINUTE))
  const reports = said(11 * MINUTE).filter(({ ts }) => ts >= NOON + MINUTE)
  t.equal(reports.filter(({ values }) => values.fall === true).length, 2, 'said twice')
  const steps = numbers(reports, 'steps')
  t.equal(steps.at(-1), steps[0])
  t.match(world.truth.list(), [{ what: 'fall', from: NOON + MINUTE, to: NOON + 11 * MINUTE }])
})

t.test('who waves a fall off walks away', async t => {
  const { world, body, said } = one(wristband)
  world.at(NOON + MINUTE, () => body.cancelledFall())
  const reports = said(3 * MINUTE)
  t.ok(reports.some(({ values }) => values.fallCancelled === true))
  t.ok((numbers(reports, 'steps').at(-1) ?? 0) > (numbers(reports, 'steps')[0] ?? 0))
  t.same(whats(world), ['fall-cancelled'])
})

t.test('a band that is off has no pulse to tell', async t => {
  const { world, body, said } = one(wristband)
  world.at(NOON, () => body.takeOff(10 * MINUTE))
  const off = said(9 * MINUTE).filter(({ ts }) => ts > NOON)
  t.ok(off.length > 5)
  t.ok(off.every(({ values }) => values.worn === false && values.heartRateBpm === undefined))
})

t.test('a healthy heart stays between 45 and 130 by day and by night', async t => {
  for (const seed of ['1', '2', '3', '4', '5', '6']) {
    const pulses = numbers(one(wristband, ordinaryWeather, seed).said(48 * HOUR), 'heartRateBpm')
    t.ok(
      Math.min(...pulses) > 45 && Math.max(...pulses) < 130,
      `${Math.min(...pulses)} to ${Math.max(...pulses)}`,
    )
  }
})

t.test('a heart in trouble races past anything that walking does', async t => {
  const { world, body, said } = one(wristband)
  world.at(NOON, () => body.heartTrouble(155, 10 * MINUTE))
  t.ok(Math.max(...numbers(said(10 * MINUTE), 'heartRateBpm')) > 145)
})

t.test('an infection moves every figure and none of them far', async t => {
  const { world, body, said } = one(wristband)
  world.at(NOON + HOUR, () => body.illness(4 * HOUR))
  const reports = said(4.9 * HOUR).filter(({ ts }) => ts > NOON + 1.5 * HOUR)
  const middle = (metric: string) => numbers(reports, metric).sort((a, b) => a - b)
  const median = (metric: string) => middle(metric)[middle(metric).length >> 1] ?? 0
  t.ok(median('heartRateBpm') > 110 && median('heartRateBpm') < 130)
  t.ok(median('respirationPerMin') >= 22 && median('spo2Percent') >= 92 && median('spo2Percent') < 94)
  t.ok(median('bodyTemperatureC') > 38)
  t.match(world.truth.list(), [{ what: 'illness', from: NOON + HOUR }])
})

t.test('who stays in bed makes no step, and whoever walks away is far from home within the hour', async t => {
  const bed = one(wristband)
  bed.world.at(NOON, () => bed.body.stayInBed(8 * HOUR))
  const steps = numbers(bed.said(7.9 * HOUR), 'steps')
  t.equal(steps.at(-1), steps[0])

  const gone = one(wristband)
  gone.world.at(NOON + 20 * MINUTE, () => gone.body.wander(HOUR))
  const north = numbers(gone.said(79 * MINUTE), 'lat')
  const metres = ((north.at(-1) ?? 0) - (north[0] ?? 0)) * 111_195
  t.ok(metres > 1_500 && metres < 5_000, `${metres} m`)
  t.same(whats(gone.world), ['wandered-off'])
})

t.test('somebody who looks after a wearer measures what a band cannot', async t => {
  const visits = one(wristband)
    .said(8 * HOUR)
    .filter(({ values }) => values.consciousness !== undefined)
  t.ok(visits.length > 2)
  t.match(visits[0]?.values, { systolicMmHg: Number, bodyTemperatureC: Number, onOxygen: false })
})
