import type { Alert } from '../model/alert.ts'
import type { Community } from './state.ts'

export const RULE_FAILED = 'rule-failed'

/** The alert of another device by which people heard that all of these rules fail, as long as it is open. */
export function tellerOf(
  { alerts }: Community,
  failed: readonly string[],
  besides?: Alert['id'],
): string | undefined {
  for (const { alert } of alerts.values()) {
    if (alert.rule !== RULE_FAILED || alert.id === besides || !alert.announced) continue
    const { condition, evidence } = alert
    if (condition === 'active' && failed.every(rule => evidence.failed?.includes(rule))) return alert.id
  }
  return undefined
}
