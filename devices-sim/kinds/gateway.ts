import type { Values } from '../../services/domain/model/reading.ts'
import { type Instant, MINUTE, SECOND } from '../world/durations.ts'
import type { Body, SimulatedKind, Surroundings } from './kind.ts'

export const gateway: SimulatedKind<Gateway> = {
  kind: 'gateway',
  noun: 'gateway',
  option: 'gateways',
  title: { en: 'gateway', zh: '网关' },
  reportEveryMs: MINUTE,
  inMonth: { share: 3, reportEveryMs: 2 * MINUTE },
  create: (id, surroundings) => new Gateway(id, surroundings),
}

/** The box in the office that speaks for the devices around it. */
export class Gateway implements Body {
  readonly id: string
  deviceCount = 0
  readonly #upSince: Instant

  constructor(id: string, { world, random }: Surroundings) {
    this.id = id
    this.#upSince = world.now - random.whole(1, 100) * 3_600 * SECOND
  }

  report(now: Instant): Values {
    return { uptimeS: Math.floor((now - this.#upSince) / SECOND), deviceCount: this.deviceCount }
  }
}
