import { MINUTE } from '../domain/model/time.ts'
import type { Clock } from './clock.ts'
import type { Sessions } from './sessions/sessions.ts'

/** Ends sessions whose clients stayed away too long. Answers how to stop. */
export function watchSessions(sessions: Pick<Sessions, 'expire'>, clock: Clock): () => void {
  let cancel = clock.after(SWEEP_MS, sweep)

  function sweep(): void {
    sessions.expire()
    cancel = clock.after(SWEEP_MS, sweep)
  }

  return () => cancel()
}

const SWEEP_MS = MINUTE
