import type { EscalationPlan, EscalationStep, Target } from '../model/escalation.ts'
import type { ZoneId } from '../model/place.ts'
import type { Roster } from '../model/roster.ts'
import type { RuleFault } from '../model/rule-fault.ts'
import { text } from '../model/text.ts'
import { DAY, MINUTE, SECOND } from '../model/time.ts'
import { callsManagers, FIRST_MS_MAX, managersAfterMs } from './for-a-life.ts'
import { surprises } from './plan-surprises.ts'
import { REPEAT_MS_MIN } from './pursuit.ts'

export const STEPS_MAX = 10
export const TARGETS_MAX = 10
export const ROUNDS_MAX = 1_000

/** What an operator's plan may name. */
export interface PlanWorld {
  readonly roster: Pick<Roster, 'members' | 'rotas'>
  readonly rules: ReadonlySet<string>
  readonly kinds: ReadonlySet<string>
  /** Described, or named by a device. */
  readonly isZone: (zone: ZoneId) => boolean
  /** Those on which a life may hang, and the kinds that have such rules. */
  readonly lifeSafety: { readonly rules: ReadonlySet<string>; readonly kinds: ReadonlySet<string> }
}

/** What is wrong with a plan of escalation, and what will surprise whoever made it; nothing where it is right. */
export const checkPlan = (plan: EscalationPlan, world: PlanWorld): readonly RuleFault[] => [
  ...matchFaults(plan, world),
  ...stepsFaults(plan),
  ...plan.steps.flatMap((step, i) => stepFaults(step, plan.steps[i - 1], `steps.${i}`, world)),
  ...repeatFaults(plan),
  ...deadlineFaults(plan),
  ...(isForALife(plan, world) ? forALifeFaults(plan) : []),
  ...surprises(plan, world),
]

const fault = (path: string, en: string, zh: string): RuleFault => ({
  path,
  level: 'fault',
  says: text(en, zh),
})

const matchFaults = (
  { match: { rules = [], kinds = [], zones = [] } }: EscalationPlan,
  world: PlanWorld,
): RuleFault[] => [
  ...rules
    .filter(id => !world.rules.has(id))
    .map(id => fault('match.rules', `there is no rule “${id}”`, `没有规则“${id}”`)),
  ...kinds
    .filter(id => !world.kinds.has(id))
    .map(id => fault('match.kinds', `there is no kind of device “${id}”`, `没有设备类型“${id}”`)),
  ...zones
    .filter(id => !world.isZone(id))
    .map(id => fault('match.zones', `there is no zone “${id}” on this site`, `本社区没有区域“${id}”`)),
]

function stepsFaults({ steps }: EscalationPlan): RuleFault[] {
  if (steps.length > 0 && steps.length <= STEPS_MAX) return []
  return [fault('steps', `from 1 to ${STEPS_MAX} steps`, `步骤数应为 1–${STEPS_MAX}`)]
}

function stepFaults(
  { afterMs, tell }: EscalationStep,
  before: EscalationStep | undefined,
  path: string,
  world: PlanWorld,
): RuleFault[] {
  const faults: RuleFault[] = []
  if (afterMs > DAY) faults.push(fault(`${path}.afterMs`, 'within a day', '应在一天之内'))
  if (before !== undefined && afterMs <= before.afterMs)
    faults.push(fault(`${path}.afterMs`, 'later than the step before', '应晚于上一步'))
  if (tell.length === 0 || tell.length > TARGETS_MAX)
    faults.push(fault(`${path}.tell`, `from 1 to ${TARGETS_MAX} targets`, `通知对象数应为 1–${TARGETS_MAX}`))
  return [...faults, ...tell.flatMap((target, i) => targetFaults(target, `${path}.tell.${i}`, world))]
}

function targetFaults(target: Target, path: string, { roster: { members } }: PlanWorld): RuleFault[] {
  if (target.who === 'person' && !members.has(target.person)) {
    const { person } = target
    return [fault(path, `nobody on this site is called “${person}”`, `本社区没有人员“${person}”`)]
  }
  if (target.who !== 'role' || [...members.values()].some(({ role }) => role === target.role)) return []
  const says = text('nobody on this site has this role yet', '本社区目前没有人担任该角色')
  return [{ path, level: 'warning', says }]
}

function repeatFaults({ repeatAfterMs, roundsMax }: EscalationPlan): RuleFault[] {
  const faults: RuleFault[] = []
  if (repeatAfterMs !== undefined && (repeatAfterMs < REPEAT_MS_MIN || repeatAfterMs > DAY)) {
    const seconds = REPEAT_MS_MIN / SECOND
    faults.push(fault('repeatAfterMs', `from ${seconds} s to a day`, `应在 ${seconds} 秒至一天之间`))
  }
  if (roundsMax !== undefined && roundsMax > ROUNDS_MAX)
    faults.push(fault('roundsMax', `at most ${ROUNDS_MAX}`, `不超过 ${ROUNDS_MAX}`))
  return faults
}

function deadlineFaults({ takeWithinMs, resolveWithinMs }: EscalationPlan): RuleFault[] {
  const faults: RuleFault[] = []
  for (const [path, ms] of Object.entries({ takeWithinMs, resolveWithinMs }))
    if (ms !== undefined && (ms < MINUTE || ms > 30 * DAY))
      faults.push(fault(path, 'from a minute to 30 days', '应在 1 分钟至 30 天之间'))
  if (takeWithinMs !== undefined && resolveWithinMs !== undefined && resolveWithinMs <= takeWithinMs)
    faults.push(fault('resolveWithinMs', 'longer than `takeWithinMs`', '应长于接单时限'))
  return faults
}

/** A plan that names neither rule nor kind says nothing there: see `planFor`. */
const isForALife = ({ match: { rules, kinds = [] } }: EscalationPlan, { lifeSafety }: PlanWorld): boolean =>
  rules === undefined
    ? kinds.some(kind => lifeSafety.kinds.has(kind))
    : rules.some(rule => lifeSafety.rules.has(rule))

function forALifeFaults(plan: EscalationPlan): RuleFault[] {
  const first = plan.steps[0]
  if (first === undefined) return []
  const seconds = FIRST_MS_MAX / SECOND
  if (first.afterMs > FIRST_MS_MAX) {
    const en = `where a life may hang on it, the first is told within ${seconds} s`
    return [fault('steps.0.afterMs', en, `事关人身安全，第一步应在 ${seconds} 秒之内`)]
  }
  if (callsManagers(plan)) return []
  const after = managersAfterMs(plan) / SECOND
  const says = text(
    `where a life may hang on it, the managers are told as well after ${after} s, and in each round after that`,
    `事关人身安全，${after} 秒后还会通知物业管理员，此后每轮都会通知`,
  )
  return [{ path: 'steps', level: 'warning', says }]
}
