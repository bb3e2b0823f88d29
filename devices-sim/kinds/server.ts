import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, type Instant, MINUTE, SECOND } from '../world/durations.ts'
import type { ServerTrouble } from '../world/happenings/servers.ts'
import type { Random } from '../world/random.ts'
import { type Body, round, type SimulatedKind, type Surroundings } from './kind.ts'
import { type Ill, symptoms } from './server-symptoms.ts'

export const server: SimulatedKind<Server> = {
  kind: 'server',
  noun: 'server',
  option: 'servers',
  title: { en: 'server', zh: '服务器' },
  reportEveryMs: 15 * SECOND,
  count: 0,
  inMonth: { share: 1, reportEveryMs: MINUTE },
  create: (id, surroundings) => new Server(id, surroundings),
}

/** Another Linli on the site, which tells what it is like. */
export class Server implements Body {
  readonly id: string
  readonly #around: Surroundings
  readonly #illnesses = new Set<Ill>()

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
  }

  report(now: Instant): Values {
    const { random } = this.#around
    const ill = [...this.#illnesses].map(({ trouble, since }) => symptoms[trouble](random, now - since))
    return Object.assign(well(random), ...ill)
  }

  suffers(trouble: ServerTrouble, forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin(trouble, this.id, world.now)
    this.looksLike(trouble, forMs)
    world.after(forMs, () => end(world.now))
  }

  /** For as long it says the same as one that suffers from it. */
  looksLike(trouble: ServerTrouble, forMs: DurationMs): void {
    const { world } = this.#around
    const ill = { trouble, since: world.now }
    this.#illnesses.add(ill)
    world.after(forMs, () => this.#illnesses.delete(ill))
  }
}

const well = (random: Random): Values => ({
  commitP99Ms: round(random.between(2, 30), 1),
  inputsWaiting: random.whole(0, 20),
  inputsWaitingPercent: 0,
  eventLoopP99Ms: round(random.between(1, 15), 1),
  influxLagRows: random.whole(0, 50),
  influxLagS: 0,
  influxRefuses: false,
  deadLetters: 0,
  telemetryGivenUp: 0,
  batchesDiverged: 0,
  clockApartS: round(random.between(0, 0.2), 1),
  devicesAheadS: 0,
  devicesBehindS: round(random.between(0, 2), 1),
  dataFreePercent: 62,
  dataFreeMiB: 60_000,
  residentMiB: random.whole(120, 160),
  descriptorsUsedPercent: 2,
  backupFailed: false,
  bridgesAway: 0,
  stationsTwice: 0,
})
