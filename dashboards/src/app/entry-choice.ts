import { preference } from './preference.ts'

/** Whether this browser opens the console or the pages for the hand; learned from who signs in, or chosen. */
export const entryPreference = preference('linli.entry', ['unknown', 'desk', 'phone'], () => 'unknown')

/** Who goes there rather than watches: their work is done with a phone in the hand. */
const PHONE_ROLES: readonly string[] = ['grid-worker', 'technician', 'caregiver']
export const isPhoneRole = (role: string): boolean => PHONE_ROLES.includes(role)

/** What a device's label leads to, wherever it is scanned; the list of all is the console's alone. */
const LABEL = '/d/'
const IN_HAND = '/m/devices/'

/** The same thing in the pages for the hand; `undefined` for what they do not have. */
export function onPhone(path: string): string | undefined {
  if (path === '/') return '/m'
  if (path.startsWith(LABEL)) return IN_HAND + path.slice(LABEL.length)
  return path.startsWith('/alerts/') ? `/m${path}` : undefined
}

/** The same thing in the console. */
export function onDesk(path: string): string {
  if (path.startsWith(LABEL)) return `/devices/${path.slice(LABEL.length)}`
  return path.startsWith('/m/alerts/') || path.startsWith(IN_HAND) ? path.slice(2) : '/'
}

export const isLabel = (path: string): boolean => path.startsWith(LABEL)
