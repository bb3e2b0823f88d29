import type { AlertChange } from '../domain/model/alert.ts'
import { SYSTEM } from '../domain/model/person.ts'

/** Somebody has it in hand, it is over, put aside or told of by another alert: whatever still waits to be told of it is not told. */
const STOPS: ReadonlySet<string> = new Set([
  'acknowledged',
  'assigned',
  'transferred',
  'paused',
  'on-site',
  'resolved',
  'withdrawn',
  'shelved',
  'suppressed',
])

const TAKES: ReadonlySet<string> = new Set(['acknowledged', 'assigned', 'on-site', 'resolved'])

/** What clears does not stop where somebody has to resolve it. */
export const stopsSending = ({ alert, event }: AlertChange): boolean =>
  STOPS.has(event.type) || (event.type === 'cleared' && !alert.latched)

/** By somebody: what the server does by itself acknowledges nothing. */
export const takesInHand = ({ event }: AlertChange): boolean =>
  TAKES.has(event.type) && event.actor !== SYSTEM

export const isOfInterest = (change: AlertChange): boolean =>
  change.event.notice !== undefined || stopsSending(change)
