/** Told when its turn has come; calls `leave` once, then or later. */
export type Pass = (leave: () => void) => void

/**
 * Lets so many publishes into the flow at a time. What waits before it is not yet in any order of the journal, so a
 * call for help passes all of it, and of the others each account has its turn: one that sends a thousand messages at
 * once holds up another's one by a single message, not by a thousand.
 */
export class Turnstile {
  readonly #insideMax: number
  #inside = 0
  #letting = false
  readonly #first: Pass[] = []
  readonly #byAccount = new Map<object, Pass[]>()

  constructor(insideMax: number) {
    this.#insideMax = insideMax
  }

  get inside(): number {
    return this.#inside
  }

  /** Those of one account enter in the order they came, those for whose kind `lifeSafety` holds before all others. */
  enter(account: object, lifeSafety: boolean, pass: Pass): void {
    // Nobody waits while there is room, but for what is being let in this very moment.
    if (this.#inside < this.#insideMax && !this.#letting) this.#admit(pass)
    else if (lifeSafety) this.#first.push(pass)
    else this.#lineUp(account, pass)
  }

  #admit(pass: Pass): void {
    this.#inside += 1
    pass(() => {
      this.#inside -= 1
      this.#letIn()
    })
  }

  #lineUp(account: object, pass: Pass): void {
    const own = this.#byAccount.get(account)
    if (own === undefined) this.#byAccount.set(account, [pass])
    else own.push(pass)
  }

  // A loop, not a recursion: those that leave at once, by the thousand, would fill the stack.
  #letIn(): void {
    if (this.#letting) return
    this.#letting = true
    while (this.#inside < this.#insideMax) {
      const pass = this.#first.shift() ?? this.#nextInTurn()
      if (pass === undefined) break
      this.#admit(pass)
    }
    this.#letting = false
  }

  #nextInTurn(): Pass | undefined {
    for (const [account, own] of this.#byAccount) {
      this.#byAccount.delete(account)
      const pass = own.shift()
      if (own.length > 0) this.#byAccount.set(account, own)
      return pass
    }
    return undefined
  }
}
