import type { EscalationPlan } from '../model/escalation.ts'
import type { Roster } from '../model/roster.ts'
import type { RuleFault } from '../model/rule-fault.ts'
import { type Text, text } from '../model/text.ts'

type Rotas = Pick<Roster, 'rotas'>

/** Where a plan is right, and tells fewer people than whoever wrote it may think. */
export const surprises = (plan: EscalationPlan, { roster }: { readonly roster: Rotas }): RuleFault[] => [
  ...forEverything(plan),
  ...whoHasIt(plan),
  ...withoutRota(plan, roster),
]

const forEverything = ({ match }: EscalationPlan): RuleFault[] =>
  Object.keys(match).length > 0
    ? []
    : [
        warning(
          'match',
          text(
            'it names nothing: it holds for all alerts of the site, in the place of the plans of the product; SOS, falls, fire and smoke alone go on by that of the product',
            '未指明任何规则、设备类型、级别或区域：将取代本社区所有告警的默认通知；仅求救、跌倒、起火、冒烟仍按系统默认通知',
          ),
        ),
      ]

/** The first is told the moment it is raised, when nobody has it. */
function whoHasIt({ steps: [first] }: EscalationPlan): RuleFault[] {
  if (first === undefined || first.tell.length === 0) return []
  if (first.tell.some(({ who }) => who !== 'assignee')) return []
  const says = text(
    'nobody has it in hand yet when it is raised: the managers are told instead',
    '告警发生时尚无处理人：将改为通知物业管理员',
  )
  return [warning('steps.0.tell', says)]
}

const withoutRota = ({ steps }: EscalationPlan, { rotas }: Rotas): RuleFault[] =>
  steps.flatMap(({ tell }, i) =>
    tell.flatMap((target, n) => {
      if (target.who !== 'duty' || target.role === undefined) return []
      const { role } = target
      if ([...rotas.values()].some(rota => rota.role === role)) return []
      const says = text('this role has no rota: nobody of it is on duty', '该角色没有值班表，无人值班')
      return [warning(`steps.${i}.tell.${n}`, says)]
    }),
  )

const warning = (path: string, says: Text): RuleFault => ({ path, level: 'warning', says })
