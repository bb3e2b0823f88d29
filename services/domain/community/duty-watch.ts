import type { Instant } from '../model/time.ts'

/** When the duty of a site is looked at next; `null` where nobody need. A timer that fires at another time is an old one. */
export interface DutyWatch {
  /** Who is on duty then. */
  lookDue: Instant | null
  /** Where there will be gaps. */
  checkDue: Instant | null
  /** The roster is another since the last look. */
  isEdited: boolean
}

export const newDutyWatch = (): DutyWatch => ({ lookDue: null, checkDue: null, isEdited: false })

export const isWatching = ({ lookDue, checkDue }: DutyWatch): boolean => lookDue !== null || checkDue !== null
