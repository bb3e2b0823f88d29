import { type DurationMs, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { Connection } from './connection.ts'

/** A charger that has just come tells by itself what it can tell; after this it is asked. */
export const ASK_AFTER_MS: DurationMs = 5 * SECOND
/** How long one that has agreed to tell of itself is waited for. */
export const TELLS_WITHIN_MS: DurationMs = 30 * SECOND

/**
 * Asks a charge point of which nothing is known how it is: after a restart of the server it has no reason to tell. What it
 * does not tell of itself as a whole then, nothing is wrong with.
 */
export function askHowItIs(connection: Connection, timers: Timers, whenKnown: () => void): () => void {
  const { station, calls } = connection
  let callOff = timers.after(ASK_AFTER_MS, () => void ask())
  const settle = () => {
    if (!station.isUnknown) return
    station.assumeSound()
    whenKnown()
  }
  async function ask(): Promise<void> {
    if (!station.isUnknown) return
    const answer = await calls.call('TriggerMessage', { requestedMessage: 'StatusNotification' })
    if (!answer.ok && answer.reason === 'gone') return
    const isComing = answer.ok && answer.payload.status === 'Accepted'
    callOff = timers.after(isComing ? TELLS_WITHIN_MS : 0, settle)
  }
  return () => callOff()
}
