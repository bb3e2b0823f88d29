import type { WireCase, WireCaseStage } from '../../../services/api/wire/case.ts'

type Step = WireCase['steps'][number]

export const STAGES: readonly WireCaseStage[] = ['reported', 'assigned', 'on-site', 'done']

/** One of the four points of the line. */
export interface Point {
  readonly stage: WireCaseStage
  /** `null` where it was passed over, or is still to come. */
  readonly at: string | null
  readonly state: 'passed' | 'current' | 'to-come'
  /** What is known to have happened after it and before the next one. */
  readonly over: string | null
}

/** The line of the time since it was opened again last. */
export function lineOf({ steps, stage }: Pick<WireCase, 'steps' | 'stage'>): readonly Point[] {
  const round = latestRound(steps)
  const reached = STAGES.indexOf(stage)
  const over = round.find(({ step }) => step === 'over')?.at ?? null
  return STAGES.map((name, i) => ({
    stage: name,
    at: timeOf(round, steps, name),
    state: i < reached || stage === 'done' ? 'passed' : i === reached ? 'current' : 'to-come',
    over: i === Math.min(reached, STAGES.length - 2) ? over : null,
  }))
}

/** What was done before it was opened again, oldest first; the report stands on the line. */
export function earlierOf(steps: readonly Step[]): readonly Step[] {
  const from = startOf(steps)
  return from === 0 ? [] : steps.slice(1, from)
}

const startOf = (steps: readonly Step[]): number => steps.findLastIndex(({ step }) => step === 'reopened') + 1
const latestRound = (steps: readonly Step[]): readonly Step[] => steps.slice(startOf(steps))

/** It was reported once, however often it was opened again. */
const timeOf = (round: readonly Step[], all: readonly Step[], stage: WireCaseStage): string | null =>
  (stage === 'reported' ? all : round).find(({ step }) => step === stage)?.at ?? null
