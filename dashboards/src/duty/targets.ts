import type { WirePlan } from '../../../services/api/wire/plan.ts'
import type { Role } from '../form/role.ts'

export type Target = WirePlan['steps'][number]['tell'][number]

/** A target as one word of a list of choices: `role:manager`, `carers:2`, `person:li`. */
export function targetKey(target: Target): string {
  switch (target.who) {
    case 'carers':
      return target.place === undefined ? 'carers' : `carers:${target.place}`
    case 'duty':
      return target.role === undefined ? 'duty' : `duty:${target.role}`
    case 'role':
      return `role:${target.role}`
    case 'person':
      return `person:${target.person}`
    default:
      return target.who
  }
}

export function targetOf(key: string): Target {
  const [who, ...more] = key.split(':')
  const rest = more.join(':')
  switch (who) {
    case 'carers':
      return rest === '' ? { who } : { who, place: Number(rest) }
    case 'duty':
      return rest === '' ? { who } : { who, role: rest as Role }
    case 'role':
      return { who, role: rest as Role }
    case 'person':
      return { who, person: rest }
    case 'assignee':
      return { who }
    default:
      return { who: 'responsible' }
  }
}
