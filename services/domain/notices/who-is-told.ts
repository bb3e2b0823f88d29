import type { EscalationPlan } from '../model/escalation.ts'
import type { PersonId } from '../model/person.ts'
import type { DurationMs } from '../model/time.ts'
import { peopleFor, type Scene } from './targets.ts'

export interface ToldStep {
  readonly afterMs: DurationMs
  readonly people: readonly PersonId[]
}

/** Who would be told by a plan, step by step, if nobody answered: each at the time at which it would be. */
export const whoIsTold = ({ steps }: EscalationPlan, scene: Scene): ToldStep[] =>
  steps.map(({ afterMs, tell }, i) => ({
    afterMs,
    people: peopleFor(tell, { ...scene, at: scene.at + afterMs }, i === 0),
  }))
