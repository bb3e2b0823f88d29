import type { WirePlan } from '../../../services/api/wire/plan.ts'
import { useKinds, useRules } from '../api/devices.ts'
import { useRoleName } from '../form/role.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { useLasting } from './delays.ts'
import type { Names } from './names.ts'
import { plans } from './plan-words.ts'
import type { Target } from './targets.ts'

export type WayKind = NonNullable<WirePlan['steps'][number]['by']>[number]

export interface PlanTold {
  readonly target: (target: Target) => string
  readonly way: (kind: WayKind) => string
  readonly lasting: (ms: number) => string
  /** For what it holds, in one line. */
  readonly match: (plan: Pick<WirePlan, 'match'> & { readonly id?: string }) => string
  readonly rule: (id: string) => string
  readonly kind: (id: string) => string
}

/** The life-safety plan of the product names no rules: it is for all on which a life may hang. */
const LIFE_SAFETY_PLAN = 'default-life-safety'

/** A plan in words. */
export function usePlanTold(names: Names): PlanTold {
  const { say, of } = useSay(plans)
  const { say: sayCommon } = useWords()
  const roleName = useRoleName()
  const listed = useListed()
  const lasting = useLasting()
  const rules = useRules().data
  const kinds = useKinds().data
  const titled = (title: { en: string; zh: string } | undefined, id: string) => (title ? of(title) : id)
  const rule = (id: string) => titled(rules?.find(one => one.id === id)?.title, id)
  const kind = (id: string) => titled(kinds?.get(id)?.title, id)
  return {
    ...{ lasting, rule, kind },
    way: way => say(`way.${way}`),
    target: target => {
      switch (target.who) {
        case 'carers':
          return target.place === undefined ? say('target.carers') : say('target.carer', { n: target.place })
        case 'duty':
          return target.role === undefined
            ? say('target.duty')
            : say('target.duty-of', { role: roleName(target.role) })
        case 'role':
          return say('target.role', { role: roleName(target.role) })
        case 'person':
          return names.person(target.person)
        default:
          return say(`target.${target.who}`)
      }
    },
    match: ({ match, id }) => {
      const { rules = [], kinds = [], severities = [], zones = [] } = match
      const parts = [
        rules.map(rule),
        kinds.map(kind),
        severities.map(one => sayCommon(`severity.${one}`)),
        zones.map(names.zone),
      ]
      const told = parts.filter(part => part.length > 0).map(listed)
      if (told.length > 0) return told.join(' · ')
      return say(id === LIFE_SAFETY_PLAN ? 'plan.life' : 'plan.everything')
    },
  }
}
