import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, HOUR, type Instant, MINUTE, SECOND } from '../world/durations.ts'
import { hourOfDay } from '../world/local-time.ts'
import type { End, What } from '../world/truth.ts'
import { type Body, round, type SimulatedKind, type Surroundings } from './kind.ts'
import { type Activity, type Illness, Wearer } from './wearer.ts'

export const wristband: SimulatedKind<Wristband> = {
  kind: 'wristband',
  noun: 'band',
  option: 'wristbands',
  title: { en: 'wristband', zh: '智能手环' },
  short: { en: 'Band', zh: '手环' },
  reportEveryMs: 30 * SECOND,
  inDemo: 6,
  inMonth: { share: 36, reportEveryMs: 5 * MINUTE },
  create: (id, surroundings) => new Wristband(id, surroundings),
}

/** How often a band says the same urgent thing, so that one lost message does not lose it. */
const URGENT_REPEATS = [0, 3 * SECOND] as const

/** A quick visit is rare, and a position costs the battery much: one in five minutes, give or take the rhythm. */
const VISITED = 0.05
const LOCATED_EVERY_MS = 4.8 * MINUTE
/** Who forgets to charge it has so long until it is dead: over a weekend nobody comes by. */
const WEEKEND_MS = 36 * HOUR
const DRAINED_PER_HOUR = 0.4

/** The band on the wrist of an elderly person. */
export class Wristband implements Body {
  readonly id: string
  readonly #around: Surroundings
  readonly #wearer: Wearer
  #battery: number
  #worn = true
  /** The wearer stays with what was begun. */
  #isKept = false
  #reportedAt: Instant
  #locatedAt: Instant
  #isForgotten = false
  #endWeak: End | undefined

  constructor(id: string, around: Surroundings) {
    const { random, world } = around
    this.id = id
    this.#around = around
    this.#wearer = new Wearer(random, world.now)
    this.#battery = random.between(40, 100)
    this.#reportedAt = world.now
    this.#locatedAt = world.now - random.between(0, LOCATED_EVERY_MS)
    this.#live()
  }

  report(now: Instant): Values {
    const { random } = this.#around
    this.#advance(now)
    const ordinary = { steps: this.#wearer.steps, worn: this.#worn, batteryPercent: round(this.#battery) }
    if (!this.#worn) return ordinary
    return {
      ...this.#wearer.vitals(),
      ...(random.chance(VISITED) && this.#wearer.visit()),
      ...(this.#isLocated(now) && this.#wearer.position()),
      ...ordinary,
      fall: false,
      sos: false,
    }
  }

  sos(): void {
    const { world } = this.#around
    world.truth.happened('sos', this.id, world.now, world.now + MINUTE)
    this.#urgent({ sos: true })
  }

  /** Lies on the floor until somebody comes. */
  fall(helpAfterMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin('fall', this.id, world.now)
    this.#turnTo('lying-hurt')
    this.#urgent({ fall: true })
    world.after(helpAfterMs, () => {
      this.#turnTo('resting')
      end(world.now)
    })
  }

  /** The band takes a hard sitting down for a fall; the wearer waves it off and walks away. */
  cancelledFall(): void {
    const { world, random } = this.#around
    const cancelAfterMs = random.between(8, 25) * SECOND
    world.truth.happened('fall-cancelled', this.id, world.now, world.now + cancelAfterMs)
    this.#urgent({ fall: true })
    world.after(cancelAfterMs, () => {
      this.#turnTo('walking')
      this.#urgent({ fallCancelled: true })
    })
  }

  heartTrouble(bpm: number, forMs: DurationMs): void {
    this.#suffer('heart-trouble', { bpm }, forMs)
  }

  lowOxygen(spo2Percent: number, forMs: DurationMs): void {
    this.#suffer('low-oxygen', { spo2Percent }, forMs)
  }

  /** Inside what is usual for people of that age, and not what is usual for this one. */
  pulseUnusual(forMs: DurationMs): void {
    const bpm = Math.min(this.#wearer.restingBpm + this.#around.random.between(36, 42), 112)
    this.#suffer('pulse-unusual', { bpm }, forMs)
  }

  /** An infection that goes to the lungs: no single figure is far off, and all of them are. */
  illness(forMs: DurationMs): void {
    const { random } = this.#around
    this.#suffer(
      'illness',
      {
        bpm: random.between(114, 124),
        spo2Percent: random.between(92.6, 93.2),
        respirationPerMin: random.between(23, 26),
        temperatureC: random.between(38.4, 39.4),
      },
      forMs,
    )
  }

  /** Does not get up any more. */
  stayInBed(forMs: DurationMs): void {
    this.#whileIn('in-bed', 'laid-up', forMs)
  }

  /** Walks out of the gate and goes on. */
  wander(forMs: DurationMs): void {
    this.#wearer.isWandering = true
    this.#whileIn('walking', 'wandered-off', forMs, () => {
      this.#wearer.isWandering = false
    })
  }

  /** For a bath, or to charge. */
  takeOff(forMs: DurationMs): void {
    const { world } = this.#around
    if (!this.#worn) return
    const end = world.truth.begin('band-off', this.id, world.now)
    this.#advance(world.now)
    this.#worn = false
    this.#tell()
    world.after(forMs, () => {
      this.#advance(world.now)
      this.#worn = true
      this.#battery = Math.min(100, this.#battery + (forMs / HOUR) * 40)
      end(world.now)
      this.#tell()
    })
  }

  /** Its wearer forgets to charge it for so long. */
  isForgotten(forMs: DurationMs): void {
    this.#isForgotten = true
    this.#battery = Math.min(this.#battery, 22)
    this.#around.world.after(forMs, () => {
      this.#isForgotten = false
      this.takeOff(HOUR)
    })
  }

  /** To catch the bus. */
  hurries(forMs: DurationMs): void {
    if (!this.#isFree) return
    this.#turnTo('hurrying')
    this.#isKept = true
    this.#around.world.after(forMs, () => {
      this.#isKept = false
      if (this.#wearer.activity === 'hurrying') this.#turnTo('walking')
    })
  }

  /** Lives as on any other day: nothing has happened that this one is still about. */
  get isWell(): boolean {
    return this.#worn && this.#isFree && !this.#isForgotten
  }

  get home(): { readonly lat: number; readonly lon: number } {
    return this.#wearer.home
  }

  /** Nobody goes for a walk with it, nor sleeps well. */
  #suffer(what: What, illness: Illness, forMs: DurationMs): void {
    const { world } = this.#around
    const end = world.truth.begin(what, this.id, world.now)
    this.#turnTo('resting')
    this.#wearer.illness = illness
    world.after(forMs, () => {
      this.#advance(world.now)
      if (this.#wearer.illness === illness) this.#wearer.illness = {}
      end(world.now)
    })
  }

  #whileIn(activity: Activity, what: What, forMs: DurationMs, after: () => void = () => {}): void {
    const { world } = this.#around
    const end = world.truth.begin(what, this.id, world.now)
    this.#turnTo(activity)
    this.#isKept = true
    world.after(forMs, () => {
      this.#isKept = false
      this.#turnTo('resting')
      after()
      end(world.now)
    })
  }

  #advance(now: Instant): void {
    this.#battery = Math.max(0, this.#battery - (DRAINED_PER_HOUR * (now - this.#reportedAt)) / HOUR)
    this.#reportedAt = now
    this.#watchBattery(now)
    this.#wearer.live(now, this.#worn)
  }

  #watchBattery(now: Instant): void {
    const isWeak = this.#battery < (WEEKEND_MS / HOUR) * DRAINED_PER_HOUR
    if (isWeak) this.#endWeak ??= this.#around.world.truth.begin('battery-weak', this.id, now)
    else if (this.#endWeak !== undefined) {
      this.#endWeak(now)
      this.#endWeak = undefined
    }
  }

  #isLocated(now: Instant): boolean {
    if (now - this.#locatedAt < LOCATED_EVERY_MS) return false
    this.#locatedAt = now
    return true
  }

  /** What a day is made of; the next change comes when it comes. */
  #live(): void {
    const { world, random } = this.#around
    world.after(random.wait(25 * MINUTE), () => {
      if (this.#isFree) this.#turnTo(usual(hourOfDay(world.now), random))
      if (this.#battery < 25 && this.#isFree && !this.#isForgotten && random.chance(0.5)) this.takeOff(HOUR)
      this.#live()
    })
  }

  get #isFree(): boolean {
    const { activity, illness } = this.#wearer
    return activity !== 'lying-hurt' && !this.#isKept && Object.keys(illness).length === 0
  }

  #turnTo(activity: Activity): void {
    this.#advance(this.#around.world.now)
    this.#wearer.turnTo(activity, this.#around.world.now)
  }

  #urgent(what: Values): void {
    const { world } = this.#around
    for (const delayMs of URGENT_REPEATS) {
      world.after(delayMs, () => world.send(this.id, { ...this.report(world.now), ...what }))
    }
  }

  #tell(): void {
    this.#around.world.send(this.id, this.report(this.#around.world.now))
  }
}

function usual(hour: number, random: Surroundings['random']): Activity {
  if (hour < 6 || hour >= 22) return random.chance(0.03) ? 'walking' : 'asleep'
  return random.chance(0.35) ? 'walking' : 'resting'
}
