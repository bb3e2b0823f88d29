import { preference } from './preference.ts'

/** Whether this browser opens the console or the pages for the hand; learned from who signs in, or chosen. */
export const entryPreference = preference('linli.entry', ['unknown', 'desk', 'phone'], () => 'unknown')

/** Who goes there rather than watches: their work is done with a phone in the hand. */
const PHONE_ROLES: readonly string[] = ['grid-worker', 'technician', 'caregiver']
export const isPhoneRole = (role: string): boolean => PHONE_ROLES.includes(role)

/** The same thing in the pages for the hand; `undefined` for what they do not have. */
export function onPhone(path: string): string | undefined {
  if (path === '/') return '/m'
  return path.startsWith('/alerts/') ? `/m${path}` : undefined
}

/** The same thing in the console. */
export const onDesk = (path: string): string => (path.startsWith('/m/alerts/') ? path.slice(2) : '/')
