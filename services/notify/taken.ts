import type { AlertChange, AlertEventType } from '../domain/model/alert.ts'
import type { Ending } from '../domain/model/notice.ts'
import { SYSTEM } from '../domain/model/person.ts'

const ENDING_OF: Readonly<Partial<Record<AlertEventType, Ending>>> = {
  acknowledged: 'in-hand',
  assigned: 'in-hand',
  transferred: 'in-hand',
  'on-site': 'in-hand',
  paused: 'put-aside',
  shelved: 'put-aside',
  suppressed: 'put-aside',
  resolved: 'over',
  withdrawn: 'over',
}

const TAKES: ReadonlySet<string> = new Set(['acknowledged', 'assigned', 'on-site', 'resolved'])

/**
 * Somebody has it in hand, it is over, or it was put aside: whatever still waits to be told of it is not told, and whoever
 * shows it is told this. What clears ends nothing where somebody has to resolve it.
 */
export const endingOf = ({ alert, event }: AlertChange): Ending | undefined =>
  event.type === 'cleared' && !alert.latched ? 'over' : ENDING_OF[event.type]

/** By somebody: what the server does by itself acknowledges nothing. */
export const takesInHand = ({ event }: AlertChange): boolean =>
  TAKES.has(event.type) && event.actor !== SYSTEM

export const isOfInterest = (change: AlertChange): boolean =>
  change.event.notice !== undefined || endingOf(change) !== undefined
