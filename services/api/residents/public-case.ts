import type { Alert, AlertEvent } from '../../domain/model/alert.ts'
import { type DurationMs, type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { WireCase } from '../wire/case.ts'
import { type CaseStep, caseSteps, stageOf } from './case-steps.ts'
import type { Topic } from './public-topic.ts'

export interface AlertFile {
  readonly alert: Alert
  readonly events: readonly AlertEvent[]
}

/** When the case is shown no more: so long after it was done, or was over and nobody did anything. */
export function shownUntil({ alert, events }: AlertFile, caseMs: DurationMs): Instant | null {
  if (alert.condition === 'active' && alert.handling !== 'resolved') return null
  const done = caseSteps(events).findLast(({ step }) => step === 'done')?.at
  return (done ?? alert.clearedAt ?? alert.updatedAt) + caseMs
}

export type CaseProgress = Pick<WireCase, 'stage' | 'isOver' | 'isPaused' | 'outcome' | 'steps'>

export function progressOf({ alert, events }: AlertFile): CaseProgress {
  const steps = caseSteps(events)
  const stage = stageOf(steps)
  return {
    stage,
    isOver: alert.condition === 'cleared',
    isPaused: stage !== 'done' && alert.pausedUntil !== null,
    outcome: stage === 'done' ? outcomeOf({ alert, events }) : null,
    steps: steps.map(stepForm),
  }
}

const outcomeOf = ({ alert, events }: AlertFile): WireCase['outcome'] =>
  alert.cause ?? (events.some(({ type }) => type === 'withdrawn') ? 'withdrawn' : null)

const stepForm = ({ step, at }: CaseStep) => ({ step, at: toRfc3339(at) })

/** Field by field: whatever an alert comes to say besides is not told before somebody wrote it here. */
export const titleForm = ({ title }: Topic): WireCase['title'] => ({ en: title.en, zh: title.zh })
