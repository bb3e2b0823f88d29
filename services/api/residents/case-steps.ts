import type { AlertEvent, AlertEventType } from '../../domain/model/alert.ts'
import { SYSTEM } from '../../domain/model/person.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { WireCaseStep } from '../wire/case.ts'

/** 上报 → 派单 → 处置 → 办结; `over`: its device reports that the problem is gone. */
export interface CaseStep {
  readonly step: WireCaseStep
  readonly at: Instant
}

const STEP: Readonly<Partial<Record<AlertEventType, WireCaseStep>>> = {
  raised: 'reported',
  acknowledged: 'assigned',
  assigned: 'assigned',
  'on-site': 'on-site',
  cleared: 'over',
  resolved: 'done',
  withdrawn: 'done',
  reopened: 'reopened',
}

/** What became of it, oldest first: that somebody has it and not who, that it was given back by there being nobody again. */
export function caseSteps(events: readonly AlertEvent[]): CaseStep[] {
  let before: CaseStep[] = []
  let round: CaseStep[] = []
  for (const event of events) {
    const step = STEP[event.type]
    if (event.type === 'returned') round = round.filter(one => !isInHand(one))
    else if (step === 'reopened') {
      before = [...before, ...round, { step, at: event.at }]
      round = []
    } else if (step !== undefined && isNews(step, event, round)) round.push({ step, at: event.at })
  }
  return [...before, ...round]
}

const isInHand = ({ step }: CaseStep): boolean => step === 'assigned' || step === 'on-site'

/** The first of each counts. What is cleared by whoever resolves it was not seen by a device. */
const isNews = (step: WireCaseStep, event: AlertEvent, round: readonly CaseStep[]): boolean =>
  !round.some(one => one.step === step) && (step !== 'over' || event.actor === SYSTEM)

/** How far it is: of the steps since it was opened again last. */
export function stageOf(steps: readonly CaseStep[]): 'reported' | 'assigned' | 'on-site' | 'done' {
  const round = steps.slice(steps.findLastIndex(({ step }) => step === 'reopened') + 1)
  for (const stage of ['done', 'on-site', 'assigned'] as const)
    if (round.some(({ step }) => step === stage)) return stage
  return 'reported'
}
