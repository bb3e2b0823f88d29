import type { WireMe } from '../../../services/api/wire/session.ts'
import { useSay } from '../words/use-say.ts'
import { roles } from './role-words.ts'

export type Role = WireMe['role']

export const ROLES = ['administrator', 'manager', 'grid-worker', 'technician', 'caregiver'] as const

/** What a role is called. */
export function useRoleName(): (role: Role) => string {
  const { say } = useSay(roles)
  return role => say(`role.${role}`)
}
