import { MINUTE } from '../../devices-sim/world/durations.ts'
import { Queue } from '../../devices-sim/world/queue.ts'
import type { Random } from '../../devices-sim/world/random.ts'
import { allRules } from '../../services/domain/kinds/kinds.ts'
import { type AlertChange, isForPeople } from '../../services/domain/model/alert.ts'
import type { Command } from '../../services/domain/model/command.ts'
import type { Instant } from '../../services/domain/model/time.ts'

const PEOPLE = ['wang', 'li', 'zhang', 'chen'] as const

/** The people of the community: they take in hand what they hear of, and end what does not end by itself. */
export class Staff {
  readonly #random: Random
  readonly #plans = new Queue<Command>()
  readonly #heardOf = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  hear(change: AlertChange): void {
    const { alert, event } = change
    if (!isForPeople(change) || this.#heardOf.has(alert.id)) return
    this.#heardOf.add(alert.id)
    const random = this.#random
    const actor = random.pick(PEOPLE)
    const plan = (action: Command['action'], minutes: number) =>
      this.#plans.push(event.at + minutes * MINUTE, { action, alertId: alert.id, actor })
    plan('acknowledge', random.between(1, 20))
    if (MUST_BE_RESOLVED.has(alert.rule)) plan('resolve', random.between(45, 60))
  }

  *dueBy(now: Instant): Generator<{ readonly at: Instant; readonly command: Command }> {
    for (let at = this.#plans.nextAt; at !== undefined && at <= now; at = this.#plans.nextAt) {
      const command = this.#plans.pop()?.item
      if (command !== undefined) yield { at, command }
    }
  }
}

/** They stay until somebody has seen to the person. */
const MUST_BE_RESOLVED: ReadonlySet<string> = new Set(
  allRules.filter(({ levels }) => levels.some(({ latch }) => latch)).map(({ id }) => id),
)
