import type { Severity } from '../model/alert.ts'
import type { EscalationPlan, EscalationStep } from '../model/escalation.ts'
import type { NoticeReason } from '../model/notice.ts'
import type { PersonId } from '../model/person.ts'
import { type DurationMs, type Instant, NEVER, SECOND } from '../model/time.ts'

/** An alert after which people are called until somebody has it in hand, and then until it is done. Plain data. */
export interface Pursuit {
  readonly alertId: string
  /** As it was when it began: whoever edits a plan changes nothing that is under way. */
  readonly plan: EscalationPlan
  /** How bad it was then: only what is worse is told anew. */
  readonly severity: Severity
  /** Why its first step was told. */
  readonly why: NoticeReason
  /** From 1. */
  readonly round: number
  readonly roundAt: Instant
  /** Steps of this round that were told. */
  readonly told: number
  /** When the next step is due; nobody is called any more where it is `null`. */
  readonly callAt: Instant | null
  readonly takeBy: Instant | null
  readonly warnAt: Instant | null
  readonly resolveBy: Instant | null
  /** It was given to somebody, who is to say by then that they have it. Absent where it was not kept. */
  readonly confirmBy?: Instant | null
  /** Since when its deadlines do not run. */
  readonly pausedAt: Instant | null
  /** Whom the steps of this round reached; of the one before until the next begins. Absent where it was not kept. */
  readonly heard?: readonly PersonId[]
  /** When it is looked at whom the steps that were told mean by now. */
  readonly lookAt?: Instant | null
  /** Alerts that people hear of by this call and by no other; absent where there are none. */
  readonly carries?: readonly string[]
}

/** Of the time that there is, after which it is said that it runs out. */
const NEARLY = 0.8

/** Where people were called before it became worse, the times that they were given stand. */
export function begin(
  of: Pick<Pursuit, 'alertId' | 'plan' | 'severity' | 'why'>,
  at: Instant,
  before?: Pursuit,
): Pursuit {
  const { steps, takeWithinMs, resolveWithinMs } = of.plan
  return {
    ...of,
    round: 1,
    roundAt: at,
    told: 0,
    callAt: at + (steps[0]?.afterMs ?? 0),
    takeBy: sooner(before?.takeBy, after(at, takeWithinMs)),
    warnAt: sooner(before?.warnAt, after(at, resolveWithinMs && resolveWithinMs * NEARLY)),
    resolveBy: sooner(before?.resolveBy, after(at, resolveWithinMs)),
    pausedAt: null,
  }
}

/** The step that is due, and why it is told; nothing where its plan has none. */
export function dueStep({
  plan,
  round,
  told,
  why,
}: Pursuit): { step: EscalationStep; why: NoticeReason } | undefined {
  const step = plan.steps[told]
  if (step === undefined) return undefined
  if (told > 0) return { step, why: 'next-step' }
  return { step, why: round === 1 ? why : 'again' }
}

/** After the step that was due, which reached these: what is next, in this round or in another. */
export function stepTold(before: Pursuit, people: readonly PersonId[]): Pursuit {
  const heard = before.told === 0 ? [] : (before.heard ?? [])
  const pursuit = { ...before, heard: [...new Set([...heard, ...people])] }
  const told = pursuit.told + 1
  const next = pursuit.plan.steps[told]
  return next === undefined
    ? nextRound(pursuit)
    : { ...pursuit, told, callAt: pursuit.roundAt + next.afterMs }
}

function nextRound(pursuit: Pursuit): Pursuit {
  const { plan, round, callAt, roundAt, told } = pursuit
  const { repeatAfterMs, roundsMax = Number.POSITIVE_INFINITY, steps } = plan
  if (repeatAfterMs === undefined || round >= roundsMax) return { ...pursuit, told: told + 1, callAt: null }
  const next = (callAt ?? roundAt) + Math.max(repeatAfterMs, REPEAT_MS_MIN)
  return { ...pursuit, round: round + 1, roundAt: next, told: 0, callAt: next + (steps[0]?.afterMs ?? 0) }
}

/** One more alert that people hear of by it. */
export const carrying = (pursuit: Pursuit, alertId: string): Pursuit =>
  pursuit.carries?.includes(alertId)
    ? pursuit
    : { ...pursuit, carries: [...(pursuit.carries ?? []), alertId] }

export const withoutOthers = ({ carries: _, ...pursuit }: Pursuit): Pursuit => pursuit

/** Nobody has heard of it so far: its first step is still to come. */
export const isUntold = ({ round, told }: Pursuit): boolean => round === 1 && told === 0

/** The steps by which `heard` heard, and of which round they were. */
export const heardBy = ({
  plan,
  round,
  told,
}: Pursuit): { steps: readonly EscalationStep[]; round: number } =>
  told === 0 && round > 1
    ? { steps: plan.steps, round: round - 1 }
    : { steps: plan.steps.slice(0, told), round }

/** Sooner nobody can have answered. */
export const REPEAT_MS_MIN: DurationMs = 30 * SECOND

/** Somebody has it in hand: nobody is called any more. */
export const taken = (pursuit: Pursuit): Pursuit => ({
  ...pursuit,
  ...{ callAt: null, takeBy: null, lookAt: null, confirmBy: null },
})

/** Somebody else gave it to them: nobody is called any more, for as long as they are given to say that they have it. */
export const handed = (pursuit: Pursuit, at: Instant, withinMs: DurationMs | undefined): Pursuit => ({
  ...taken(pursuit),
  confirmBy: after(at, withinMs),
})

/** Nothing runs until it is taken up again. */
export const halted = (pursuit: Pursuit, at: Instant): Pursuit => ({ ...taken(pursuit), pausedAt: at })

export function resumed(pursuit: Pursuit, at: Instant): Pursuit {
  const { pausedAt, warnAt, resolveBy } = pursuit
  const forMs = pausedAt === null ? 0 : at - pausedAt
  return { ...pursuit, pausedAt: null, warnAt: later(warnAt, forMs), resolveBy: later(resolveBy, forMs) }
}

/** Nobody listened for a while: what came due meanwhile is due now, once, and what follows keeps its distance. */
export function caughtUp(pursuit: Pursuit, now: Instant): Pursuit {
  const { callAt, roundAt, takeBy, warnAt, resolveBy, lookAt = null, confirmBy = null } = pursuit
  const isOver = resolveBy !== null && resolveBy <= now
  return {
    ...pursuit,
    takeBy: atOnce(takeBy, now),
    warnAt: isOver ? null : atOnce(warnAt, now),
    resolveBy: atOnce(resolveBy, now),
    callAt: atOnce(callAt, now),
    lookAt: atOnce(lookAt, now),
    confirmBy: atOnce(confirmBy, now),
    roundAt: callAt !== null && callAt < now ? roundAt + (now - callAt) : roundAt,
  }
}

const atOnce = (at: Instant | null, now: Instant): Instant | null => (at === null ? null : Math.max(at, now))

/** When something is due, at the earliest. */
export const wakeAt = ({ pausedAt, ...of }: Pursuit): Instant => {
  const { callAt, takeBy, warnAt, resolveBy, lookAt, confirmBy } = of
  const due = [callAt, takeBy, warnAt, resolveBy, lookAt, confirmBy]
  return pausedAt !== null ? NEVER : Math.min(...due.map(at => at ?? NEVER))
}

const after = (at: Instant, ms: DurationMs | undefined): Instant | null => (ms === undefined ? null : at + ms)

const sooner = (one: Instant | null | undefined, other: Instant | null): Instant | null =>
  one == null ? other : other === null ? one : Math.min(one, other)

const later = (at: Instant | null, byMs: DurationMs): Instant | null => (at === null ? null : at + byMs)
