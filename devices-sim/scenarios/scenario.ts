import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import type { Body, SimulatedKind } from '../kinds/kind.ts'
import type { Inhabitant } from '../world/population.ts'
import type { Random } from '../world/random.ts'
import type { What } from '../world/truth.ts'
import type { Weather } from '../world/weather.ts'
import type { World } from '../world/world.ts'

/** A story that is told to the devices of a world. One file each, and one list: `scenarios.ts`. */
export interface Scenario {
  readonly name: string
  readonly summary: string
  /** What happens in it within half an hour, whatever the chance, with a few devices of each kind. */
  readonly tells: readonly What[]
  /** The weather it needs; the ordinary one where absent. */
  readonly weather?: Weather
  /** The kinds of which it needs at least one device. */
  readonly needs: readonly SimulatedKind[]
  stage(stage: Stage): void
}

interface StageOptions {
  readonly world: World
  readonly random: Random
  readonly inhabitants: readonly Inhabitant[]
  readonly lengthMs: DurationMs
}

/** What a scenario is played with. */
export class Stage {
  readonly world: World
  readonly random: Random
  readonly inhabitants: readonly Inhabitant[]
  readonly lengthMs: DurationMs
  readonly #start: Instant

  constructor(options: StageOptions) {
    this.world = options.world
    this.random = options.random
    this.inhabitants = options.inhabitants
    this.lengthMs = options.lengthMs
    this.#start = options.world.now
  }

  /** The devices of a kind. */
  of<B extends Body>(kind: SimulatedKind<B>): B[] {
    return this.inhabitants.filter(one => one.kind === kind).map(one => one.body as B)
  }

  /** At this part of the scenario's length, from 0 to 1. */
  part(part: number, action: () => void): void {
    this.world.at(this.#start + Math.round(part * this.lengthMs), action)
  }

  /** This long after its beginning. */
  in(delayMs: DurationMs, action: () => void): void {
    this.world.at(this.#start + delayMs, action)
  }
}
