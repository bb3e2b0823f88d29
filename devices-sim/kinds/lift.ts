import { type DurationMs, MINUTE, SECOND } from '../world/durations.ts'
import { hourOfDay } from '../world/local-time.ts'
import type { What } from '../world/truth.ts'
import type { Body, SimulatedKind, Surroundings } from './kind.ts'

export const lift: SimulatedKind<Lift> = {
  kind: 'lift',
  noun: 'lift',
  option: 'lifts',
  title: { en: 'lift', zh: '电梯' },
  short: { en: 'Lift', zh: '电梯' },
  reportEveryMs: MINUTE,
  inDemo: 3,
  inMonth: { share: 2, reportEveryMs: 5 * MINUTE },
  create: (id, surroundings) => new Lift(id, surroundings),
}

const TOP = 18
const PER_FLOOR_MS = 2.5 * SECOND
const DOOR_MS = 6 * SECOND
/** Of no maker. */
const CODES = ['E01', 'E05', 'E22', 'E31']

const AT_REST = {
  ...{ moving: false, doorOpen: false, atLanding: true, occupied: false, trapped: false },
  ...{ mode: 'normal', faultCode: '0' },
}
type State = typeof AT_REST & { floor: number }

/** A lift of eighteen floors and a garage, which people call every few minutes by day. It tells each move. */
export class Lift implements Body {
  readonly id: string
  readonly #around: Surroundings
  #state: State = { ...AT_REST, floor: 1 }
  /** Each trouble has a number; what belongs to a ride before it does not happen any more. */
  #troubles = 0
  #isInTrouble = false

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.#around = around
    this.#awaitSomebody()
  }

  report(): State {
    return { ...this.#state }
  }

  /** Between two floors, with somebody inside, until they are let out. */
  getsStuck(forMs: DurationMs, { calls }: { readonly calls: boolean }): void {
    const { world, random } = this.#around
    const stuck = { ...AT_REST, atLanding: false, occupied: true, faultCode: random.pick(CODES) }
    this.#suffers(['lift-stuck', 'lift-broken'], stuck, forMs)
    const callsInMs = random.between(15, 60) * SECOND
    if (!calls) return
    world.after(callsInMs, () => {
      const end = world.truth.begin('lift-called', this.id, world.now)
      this.#turn({ trapped: true })
      world.after(forMs - callsInMs, () => end(world.now))
    })
  }

  breaksDown(forMs: DurationMs): void {
    this.#suffers(['lift-broken'], { ...AT_REST, faultCode: this.#around.random.pick(CODES) }, forMs)
  }

  isHeldOpen(forMs: DurationMs): void {
    this.#suffers(['lift-door-held'], { ...AT_REST, doorOpen: true }, forMs)
  }

  isSwitchedOff(forMs: DurationMs): void {
    this.#suffers(['lift-out-of-use'], { ...AT_REST, mode: 'stopped' }, forMs)
  }

  /** The mechanic rides on its roof, with the door open below. */
  isServiced(forMs: DurationMs): void {
    const work = { doorOpen: true, atLanding: false, occupied: true, mode: 'inspection', faultCode: 'E31' }
    this.#suffers(['lift-serviced'], { ...AT_REST, ...work }, forMs)
  }

  /** A code that resets itself. */
  hiccups(): void {
    this.#suffers([], { ...AT_REST, faultCode: 'E05' }, 40 * SECOND)
  }

  #suffers(whats: readonly What[], state: Omit<State, 'floor'>, forMs: DurationMs): void {
    const { world } = this.#around
    const ends = whats.map(what => world.truth.begin(what, this.id, world.now))
    const number = ++this.#troubles
    this.#isInTrouble = true
    this.#turn(state)
    world.after(forMs, () => {
      for (const end of ends) end(world.now)
      if (number !== this.#troubles) return
      this.#isInTrouble = false
      this.#turn(AT_REST)
    })
  }

  #awaitSomebody(): void {
    const { world, random } = this.#around
    world.after(random.wait(8 * MINUTE) + MINUTE, () => {
      const hour = hourOfDay(world.now)
      if (!this.#isInTrouble && hour >= 6 && hour < 23) this.#ride(random.pick([-1, 1, random.whole(2, TOP)]))
      this.#awaitSomebody()
    })
  }

  #ride(to: number): void {
    const rideMs = DOOR_MS + Math.abs(to - this.#state.floor) * PER_FLOOR_MS
    this.#turn({ doorOpen: true, occupied: true })
    this.#onTheWay(DOOR_MS, { doorOpen: false, moving: true, atLanding: false })
    this.#onTheWay(rideMs, { floor: to, moving: false, atLanding: true, doorOpen: true })
    this.#onTheWay(rideMs + DOOR_MS, { doorOpen: false, occupied: false })
  }

  #onTheWay(inMs: DurationMs, change: Partial<State>): void {
    const troubles = this.#troubles
    this.#around.world.after(inMs, () => troubles === this.#troubles && this.#turn(change))
  }

  #turn(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change }
    this.#around.world.send(this.id, this.report())
  }
}
