import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { isHeld, SEVERITIES } from '../../alerts/alert.ts'

export const PILES = ['waiting', 'mine', 'others'] as const
export type Pile = (typeof PILES)[number]

/** What nobody goes to yet, what is mine, what others are at. What is held back from people is nobody's. */
export function pileOf(alert: WireAlert, username: string): Pile | undefined {
  if (alert.handling === 'resolved') return undefined
  if (alert.assignee === username) return 'mine'
  if (alert.assignee !== null || alert.handling === 'on-site') return 'others'
  return isHeld(alert) ? undefined : 'waiting'
}

/**
 * What still goes on before what is over by itself; by severity; of those the ones that nobody has seen; of those whoever
 * waits longest.
 */
export const byWorstFirst = (a: WireAlert, b: WireAlert): number =>
  Number(a.condition !== 'active') - Number(b.condition !== 'active') ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  Number(a.handling !== 'new') - Number(b.handling !== 'new') ||
  a.raisedAt.localeCompare(b.raisedAt) ||
  a.id.localeCompare(b.id, 'en', { numeric: true })

export function piled(
  alerts: readonly WireAlert[],
  username: string,
): Readonly<Record<Pile, readonly WireAlert[]>> {
  const of = (pile: Pile) => alerts.filter(alert => pileOf(alert, username) === pile).sort(byWorstFirst)
  return { waiting: of('waiting'), mine: of('mine'), others: of('others') }
}
