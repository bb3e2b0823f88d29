/** Who did something: an account's name, or `system` for what the server did by itself. */
export type Actor = string

export const SYSTEM: Actor = 'system'

/** An account's name. What else is known of somebody (a name, a telephone) never enters the log. */
export type PersonId = string

export const ROLES = ['administrator', 'manager', 'grid-worker', 'technician', 'caregiver'] as const
/**
 * What somebody's work is: whoever runs the server (管理员), the property manager (物业管理员), the grid worker of some zones
 * (网格员), who mends devices (维修员), who looks after wearers (照护人). What each may see and do stands in one table
 * (`api/access/rights.ts`).
 */
export type Role = (typeof ROLES)[number]
