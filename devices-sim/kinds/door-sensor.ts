import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, SECOND } from '../world/durations.ts'
import { hourOfDay } from '../world/local-time.ts'
import { Housing } from './housing.ts'
import type { Body, SimulatedKind, Surroundings } from './kind.ts'

export const doorSensor: SimulatedKind<DoorSensor> = {
  kind: 'door-sensor',
  noun: 'door',
  option: 'door-sensors',
  title: { en: 'fire door', zh: '防火门' },
  short: { en: 'Fire door', zh: '防火门' },
  reportEveryMs: 4 * HOUR,
  inDemo: 2,
  inMonth: { share: 4 },
  create: (id, surroundings) => new DoorSensor(id, surroundings),
}

/** The magnet on the fire door of a stairwell: people go through, and now and then somebody wedges it open. */
export class DoorSensor implements Body {
  readonly id: string
  readonly housing: Housing
  readonly #around: Surroundings
  #open = false
  #isWedged = false

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
    this.housing = new Housing(id, around, () => this.report())
    this.#awaitSomebody()
  }

  report(): Values {
    return { open: this.#open, ...this.housing.values }
  }

  isWedged(forMs: DurationMs): void {
    this.housing.suffers('door-wedged', forMs, isSo => {
      this.#isWedged = isSo
      this.#open = isSo
    })
  }

  #awaitSomebody(): void {
    const { world, random } = this.#around
    world.after(random.wait(HOUR), () => {
      const isAwake = hourOfDay(world.now) >= 6 && hourOfDay(world.now) < 23
      if (isAwake && !this.#isWedged) this.#letThrough(random.between(4, 90) * SECOND)
      this.#awaitSomebody()
    })
  }

  #letThrough(forMs: DurationMs): void {
    this.#turn(true)
    this.#around.world.after(forMs, () => {
      if (!this.#isWedged) this.#turn(false)
    })
  }

  #turn(open: boolean): void {
    this.#open = open
    this.housing.tell()
  }
}
