import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import { type Scenario, Stage } from '../scenarios/scenario.ts'
import { HOUR } from './durations.ts'
import type { Emission } from './emission.ts'
import { type Inhabitant, settle } from './population.ts'
import { Random } from './random.ts'
import type { Enlisted } from './roster.ts'
import { ordinaryWeather } from './weather.ts'
import { World } from './world.ts'

export interface SimulationOptions {
  readonly seed: number
  readonly start: Instant
  /** Infinity: the scenario is played again every hour. */
  readonly lengthMs: DurationMs
  readonly devices: readonly Enlisted[]
  readonly scenario: Scenario
}

export interface Simulation {
  readonly world: World
  readonly random: Random
  readonly inhabitants: readonly Inhabitant[]
  emissions(): Generator<Emission>
}

/** A world with its devices and a story; the same options give the same emissions, to the last digit. */
export function simulate(options: SimulationOptions): Simulation {
  const { start, scenario, lengthMs } = options
  const world = new World(start)
  const random = new Random(String(options.seed))
  const weather = scenario.weather ?? ordinaryWeather
  const inhabitants = options.devices.map(device => settle(device, world, weather, random))

  function play(chapter: number, chapterMs: DurationMs): Generator<Emission> {
    const chance = random.fork(`${scenario.name}/${chapter}`)
    scenario.stage(new Stage({ world, inhabitants, random: chance, lengthMs: chapterMs }))
    return world.emissions(world.now + chapterMs)
  }

  function* emissions(): Generator<Emission> {
    if (Number.isFinite(lengthMs)) yield* play(0, lengthMs)
    else for (let chapter = 0; ; chapter++) yield* play(chapter, HOUR)
  }

  return { world, random, inhabitants, emissions }
}
