import type { Values } from '../../services/domain/model/reading.ts'
import { SECOND } from '../world/durations.ts'
import type { Random } from '../world/random.ts'
import { type Body, round, type SimulatedKind, type Surroundings } from './kind.ts'

export const server: SimulatedKind<Server> = {
  kind: 'server',
  noun: 'server',
  option: 'servers',
  title: { en: 'server', zh: '服务器' },
  reportEveryMs: 15 * SECOND,
  count: 0,
  create: (id, surroundings) => new Server(id, surroundings),
}

/** Another Linli on the site, in good health. */
export class Server implements Body {
  readonly id: string
  readonly #random: Random

  constructor(id: string, { random }: Surroundings) {
    this.id = id
    this.#random = random
  }

  report(): Values {
    const random = this.#random
    return {
      commitP99Ms: round(random.between(2, 30), 1),
      inputsWaiting: random.whole(0, 20),
      inputsWaitingPercent: 0,
      eventLoopP99Ms: round(random.between(1, 15), 1),
      influxLagRows: random.whole(0, 50),
      influxLagS: 0,
      influxRefuses: false,
      dataFreePercent: 62,
      dataFreeMiB: 60_000,
      residentMiB: random.whole(120, 160),
      descriptorsUsedPercent: 2,
    }
  }
}
