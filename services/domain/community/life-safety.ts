import type { Alert } from '../model/alert.ts'
import type { Community } from './state.ts'

/** A life may hang on it: told until somebody answers, never kept from anybody, never put aside. */
export const isLifeSafety = (community: Pick<Community, 'book' | 'customRules'>, alert: Alert): boolean =>
  alert.latched || community.book.isNeverHeld(alert.deviceKind, alert.rule, community)
