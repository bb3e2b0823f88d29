import { type DurationMs, HOUR, MINUTE } from '../world/durations.ts'
import { done, refused, type Said, type Told } from './kind.ts'

interface Charger {
  readonly isIdle: boolean
  charge(chargeMs: DurationMs, fetchedAfterMs: DurationMs): void
  cutOff(): void
  restorePower(): void
  /** Whether there was a session. */
  stop(): boolean
}

/** What a charger says to what it is told, once it has done it. */
export function obeyed(charger: Charger, { name }: Told): Said | undefined {
  if (name === 'cut-off') {
    charger.cutOff()
    return done('relay open')
  }
  if (name === 'restore') {
    charger.restorePower()
    return done('relay closed')
  }
  if (name === 'stop') return charger.stop() ? done('session ended') : refused('no session')
  if (name === 'start') return started(charger)
  if (name === 'reset') charger.stop()
  return undefined
}

function started(charger: Charger): Said {
  if (!charger.isIdle) return refused('not available')
  charger.charge(HOUR, 5 * MINUTE)
  return done('session begins')
}
