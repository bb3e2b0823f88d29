import type { DeviceId } from '../../../services/domain/model/device.ts'
import type { DurationMs, Instant } from '../../../services/domain/model/time.ts'
import { DAY, HOUR, MINUTE } from '../../world/durations.ts'
import type { Random } from '../../world/random.ts'
import type { Stage } from '../scenario.ts'

interface Named {
  readonly id: DeviceId
}

/** What may happen to a device of one sort, by chance. */
export interface Mishap<B extends Named> {
  /** How long each device goes without it, on average. */
  readonly everyMs: DurationMs
  /** How long it lasts: something between the two. */
  readonly lasts: readonly [DurationMs, DurationMs]
  /** Only to such as are in this state. */
  readonly when?: (one: B) => boolean
  /** Nothing of it before so much of the story is told, however much happens in it: to learn takes its time. */
  readonly notBeforeMs?: DurationMs
  readonly befalls: (one: B, forMs: DurationMs, random: Random) => void
}

/** A device that something befell is left alone for so long after it ended: each mishap is judged by itself. */
const PEACE_MS = HOUR
/** Where whoever it was meant for first is not free. */
const AGAIN_MS = 10 * MINUTE
/** So many are asked whether it may befall them; then nothing happens this time. */
const ASKED_MAX = 20

/**
 * Bad luck that comes by chance, and never twice at once to one device. Each comes once in the first day on which it may, for as
 * long as it can, so that in no world a rule has nothing to say.
 */
export class Mishaps {
  readonly #stage: Stage
  readonly #haste: number
  readonly #beset = new Map<DeviceId, Instant>()

  /** `haste`: how many times more often all of it comes than in ordinary times. */
  constructor(stage: Stage, haste: number) {
    this.#stage = stage
    this.#haste = haste
  }

  befall<B extends Named>(name: string, these: readonly B[], mishap: Mishap<B>): void {
    if (these.length === 0) return
    const random = this.#stage.random.fork(name)
    const meanMs = mishap.everyMs / these.length / this.#haste
    const next = () =>
      this.#stage.world.after(random.wait(meanMs), () => {
        this.#strike(these, mishap, random, random.between(...mishap.lasts))
        next()
      })
    const first = () => {
      const [, forMs] = mishap.lasts
      if (!this.#strike(these, mishap, random, forMs)) this.#stage.world.after(AGAIN_MS, first)
    }
    this.#stage.in(mishap.notBeforeMs ?? 0, next)
    this.#stage.in((mishap.notBeforeMs ?? 0) + random.between(0, DAY), first)
  }

  /** Nothing else happens to it for so long. */
  reserve(id: DeviceId, forMs: DurationMs): void {
    this.#beset.set(id, this.#stage.world.now + forMs + PEACE_MS)
  }

  isFree(id: DeviceId): boolean {
    return (this.#beset.get(id) ?? 0) <= this.#stage.world.now
  }

  /** Whether it befell anybody. */
  #strike<B extends Named>(
    these: readonly B[],
    { when, befalls }: Mishap<B>,
    random: Random,
    forMs: DurationMs,
  ): boolean {
    for (let asked = 0; asked < ASKED_MAX; asked++) {
      const one = random.pick(these)
      if (!this.isFree(one.id) || when?.(one) === false) continue
      this.reserve(one.id, forMs)
      befalls(one, forMs, random)
      return true
    }
    return false
  }
}
