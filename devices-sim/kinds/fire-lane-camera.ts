import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, type Instant, MINUTE, SECOND } from '../world/durations.ts'
import { hourOfDay } from '../world/local-time.ts'
import { type Body, round, type SimulatedKind, type Surroundings } from './kind.ts'
import { Lane } from './lane.ts'

export const fireLaneCamera: SimulatedKind<FireLaneCamera> = {
  kind: 'fire-lane-camera',
  noun: 'camera',
  option: 'cameras',
  title: { en: 'fire lane camera', zh: '消防通道摄像机' },
  short: { en: 'Camera', zh: '摄像机' },
  reportEveryMs: 30 * SECOND,
  inDemo: 4,
  inMonth: { share: 4, reportEveryMs: MINUTE },
  create: (id, surroundings) => new FireLaneCamera(id, surroundings),
}

interface Vehicle {
  readonly plate: string
}

/** A camera that counts the vehicles in the fire lane: it reports each change, and now and then that nothing did. */
export class FireLaneCamera implements Body {
  readonly id: string
  readonly #around: Surroundings
  readonly #vehiclesPerHour: number
  #present: Vehicle[] = []
  #tampered = false
  /** Its detector starts again, or loses what stands still: it counts nobody. */
  #blind = false
  readonly #lane: Lane

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
    this.#lane = new Lane(around.world, id)
    this.#vehiclesPerHour = around.random.between(2, 8)
    this.#awaitVehicle()
  }

  report(now: Instant): Values {
    const seen = this.#tampered || this.#blind ? [] : this.#present
    const [longest] = seen
    return {
      vehicleCount: seen.length,
      ...(longest && { plate: longest.plate, snapshotUrl: snapshotUrl(this.id, now) }),
      tampered: this.#tampered,
    }
  }

  drivesThrough(): void {
    this.#visit(this.#around.random.between(4, 10) * SECOND)
  }

  /** Somebody is dropped off; the driver stays at the wheel. */
  stopsBriefly(forMs: DurationMs): void {
    const { world } = this.#around
    world.truth.happened('vehicle-stopped-briefly', this.id, world.now, world.now + forMs)
    this.#visit(forMs)
  }

  /** The driver walks away. */
  isBlocked(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('lane-blocked', this.id, world.now)
    this.#visit(forMs, () => end(world.now))
  }

  /** Its detector starts again: for so long it counts nobody, whoever stands there. */
  losesSight(forMs: DurationMs): void {
    this.#blind = true
    this.#tell()
    this.#around.world.after(forMs, () => {
      this.#blind = false
      this.#tell()
    })
  }

  /** Somebody sprays the lens or turns the camera to the wall. */
  isTamperedWith(forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('camera-tampered', this.id, world.now)
    this.#tampered = true
    this.#tell()
    world.after(forMs, () => {
      this.#tampered = false
      end(world.now)
      this.#tell()
    })
  }

  #visit(forMs: DurationMs, left?: () => void): void {
    const vehicle = { plate: plate(this.#around.random) }
    this.#present.push(vehicle)
    this.#lane.isTaken()
    this.#tell()
    this.#around.world.after(forMs, () => {
      this.#present = this.#present.filter(other => other !== vehicle)
      if (this.#present.length === 0) this.#lane.isLeft()
      this.#tell()
      left?.()
    })
  }

  #awaitVehicle(): void {
    const { world, random } = this.#around
    world.after(random.wait(HOUR / this.#vehiclesPerHour), () => {
      const awake = hourOfDay(world.now) >= 6 && hourOfDay(world.now) < 23
      if (awake || random.chance(0.1)) {
        if (random.chance(0.8)) this.drivesThrough()
        else this.stopsBriefly(random.between(15, 42) * SECOND)
      }
      this.#awaitVehicle()
    })
  }

  #tell(): void {
    this.#around.world.send(this.id, this.report(this.#around.world.now))
  }
}

function plate(random: Surroundings['random']): string {
  const mark = () => random.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'])
  return `沪${random.pick([...'ABCDEFG'])}${mark()}${mark()}${round(random.between(100, 999))}`
}

const snapshotUrl = (id: string, now: Instant) => `http://camera.invalid/${id}/${now}.jpg`
