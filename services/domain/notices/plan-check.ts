import type { EscalationPlan, EscalationStep, Target } from '../model/escalation.ts'
import type { Roster } from '../model/roster.ts'
import type { RuleFault } from '../model/rule-fault.ts'
import { text } from '../model/text.ts'
import { DAY, MINUTE, SECOND } from '../model/time.ts'
import { REPEAT_MS_MIN } from './pursuit.ts'

export const STEPS_MAX = 10
export const TARGETS_MAX = 10
export const ROUNDS_MAX = 1_000

/** What an operator's plan may name. */
export interface PlanWorld {
  readonly roster: Pick<Roster, 'members'>
  readonly rules: ReadonlySet<string>
  readonly kinds: ReadonlySet<string>
}

/** What is wrong with a plan of escalation, and what will surprise whoever made it; nothing where it is right. */
export const checkPlan = (plan: EscalationPlan, world: PlanWorld): readonly RuleFault[] => [
  ...matchFaults(plan, world),
  ...stepsFaults(plan),
  ...plan.steps.flatMap((step, i) => stepFaults(step, plan.steps[i - 1], `steps.${i}`, world)),
  ...repeatFaults(plan),
  ...deadlineFaults(plan),
]

const fault = (path: string, en: string, zh: string): RuleFault => ({
  path,
  level: 'fault',
  says: text(en, zh),
})

const matchFaults = (
  { match: { rules = [], kinds = [] } }: EscalationPlan,
  world: PlanWorld,
): RuleFault[] => [
  ...rules
    .filter(id => !world.rules.has(id))
    .map(id => fault('match.rules', `there is no rule “${id}”`, `没有规则“${id}”`)),
  ...kinds
    .filter(id => !world.kinds.has(id))
    .map(id => fault('match.kinds', `there is no kind of device “${id}”`, `没有设备类型“${id}”`)),
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
