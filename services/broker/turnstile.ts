import { Fifo } from './fifo.ts'

/** Told when its turn has come; sees to it that `leave` of the turnstile is called once, then or later. */
export interface Passenger {
  pass(): void
}

/** Those of one account that wait, in the order in which they came. */
interface Line {
  readonly account: object
  readonly waiting: Fifo<Passenger>
}

/**
 * Lets so many publishes into the flow at a time. What waits before it is not yet in any order of the journal, so a
 * call for help passes all of it, and of the others each account has its turn: one that sends a thousand messages at
 * once holds up another's one by a single message, not by a thousand.
 */
export class Turnstile {
  readonly #insideMax: number
  #inside = 0
  #letting = false
  readonly #first = new Fifo<Passenger>()
  readonly #turns = new Fifo<Line>()
  readonly #byAccount = new Map<object, Line>()

  constructor(insideMax: number) {
    this.#insideMax = insideMax
  }

  get inside(): number {
    return this.#inside
  }

  /** Those of one account enter in the order they came, those for whose kind `lifeSafety` holds before all others. */
  enter(account: object, lifeSafety: boolean, passenger: Passenger): void {
    // Nobody waits while there is room, but for what is being let in this very moment.
    if (this.#inside < this.#insideMax && !this.#letting) this.#admit(passenger)
    else if (lifeSafety) this.#first.push(passenger)
    else this.#lineUp(account, passenger)
  }

  leave(): void {
    this.#inside -= 1
    this.#letIn()
  }

  #admit(passenger: Passenger): void {
    this.#inside += 1
    passenger.pass()
  }

  #lineUp(account: object, passenger: Passenger): void {
    const known = this.#byAccount.get(account)
    if (known !== undefined) {
      known.waiting.push(passenger)
      return
    }
    const line = { account, waiting: new Fifo<Passenger>() }
    line.waiting.push(passenger)
    this.#byAccount.set(account, line)
    this.#turns.push(line)
  }

  // A loop, not a recursion: those that leave at once, by the thousand, would fill the stack.
  #letIn(): void {
    if (this.#letting) return
    this.#letting = true
    while (this.#inside < this.#insideMax) {
      const passenger = this.#first.shift() ?? this.#nextInTurn()
      if (passenger === undefined) break
      this.#admit(passenger)
    }
    this.#letting = false
  }

  #nextInTurn(): Passenger | undefined {
    const line = this.#turns.shift()
    if (line === undefined) return undefined
    const passenger = line.waiting.shift()
    if (line.waiting.length > 0) this.#turns.push(line)
    else this.#byAccount.delete(line.account)
    return passenger
  }
}
