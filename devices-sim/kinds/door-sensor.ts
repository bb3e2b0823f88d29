import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, SECOND } from '../world/durations.ts'
import { hourOfDay } from '../world/local-time.ts'
import { Battery } from './battery.ts'
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
  readonly #around: Surroundings
  readonly #battery: Battery
  #open = false
  #isWedged = false
  #tampered = false

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
    this.#battery = new Battery(id, around)
    this.#awaitSomebody()
  }

  report(): Values {
    return {
      open: this.#open,
      tampered: this.#tampered,
      batteryPercent: this.#battery.percent,
      batteryLow: this.#battery.isLow,
    }
  }

  isWedged(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('door-wedged', this.id, world.now)
    this.#isWedged = true
    this.#turn(true)
    world.after(forMs, () => {
      this.#isWedged = false
      end(world.now)
      this.#turn(false)
    })
  }

  isPrisedOff(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('sensor-taken-down', this.id, world.now)
    this.#tampered = true
    this.#tell()
    world.after(forMs, () => {
      this.#tampered = false
      end(world.now)
      this.#tell()
    })
  }

  runsFlat(forMs: DurationMs): void {
    this.#battery.runsFlat(forMs, () => this.#tell())
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
    this.#tell()
  }

  #tell(): void {
    this.#around.world.send(this.id, this.report())
  }
}
