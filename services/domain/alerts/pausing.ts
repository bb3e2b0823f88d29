import { type AlertChange, isWorse, type Severity } from '../model/alert.ts'
import { type Actor, SYSTEM } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import { type AlertRecord, record } from './record.ts'

export const isPaused = ({ alert }: AlertRecord): boolean => alert.pausedUntil !== null

/** Whoever has it in hand waits for something: nobody is pressed for it until then. */
export const pause = (
  of: AlertRecord,
  until: Instant,
  { actor, reason }: { readonly actor: Actor; readonly reason?: string },
  at: Instant,
): AlertChange =>
  record(
    of,
    { type: 'paused', at, actor, note: reason },
    { pausedUntil: until, version: of.alert.version + 1 },
  )

/** By its time, by hand, or because somebody goes on with it. */
export const resume = (of: AlertRecord, actor: Actor, at: Instant, note?: string): AlertChange =>
  record(of, { type: 'resumed', at, actor, note }, { pausedUntil: null, version: of.alert.version + 1 })

/** What was paused was not as bad. */
export function endPauseIfWorse(of: AlertRecord, now: Severity, at: Instant, changes: AlertChange[]): void {
  if (isPaused(of) && isWorse(now, of.alert.severity)) changes.push(resume(of, SYSTEM, at, 'it got worse'))
}
