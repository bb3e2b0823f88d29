import type { DurationMs } from '../../domain/model/time.ts'
import { CLOSE_RIGHTS_CHANGED } from '../wire/feed.ts'
import { InTurns } from './in-turns.ts'
import type { Subscriber } from './subscriber.ts'
import type { Timers } from './timers.ts'

export interface ClientWatchOptions {
  readonly subscribers: Iterable<Subscriber>
  readonly everyMs: DurationMs
  readonly timers: Timers
  readonly failed: (error: unknown) => void
}

/** At each beat: who is quiet hears its cursor, who is dead is dropped, whose session is over is closed. */
export function watchClients({ subscribers, everyMs, timers, failed }: ClientWatchOptions): () => void {
  /** Asked once for all clients of a session. */
  const stands = new Map<string, Promise<boolean>>()

  const round = new InTurns(subscribers, CLIENTS_PER_TURN, subscriber => {
    subscriber.beat()
    sessionStands(subscriber).then(isOn => {
      if (!isOn) subscriber.close(CLOSE_RIGHTS_CHANGED, 'session-ended')
    }, failed)
  })

  function sessionStands({ audience }: Subscriber): Promise<boolean> {
    const known = stands.get(audience.sessionHash)
    if (known !== undefined) return known
    const asked = audience.stillSignedIn()
    stands.set(audience.sessionHash, asked)
    return asked
  }

  const stop = timers.every(everyMs, () => {
    stands.clear()
    round.run(() => stands.clear())
  })
  return () => {
    stop()
    round.stop()
  }
}

/** Each is sent two frames. */
const CLIENTS_PER_TURN = 100
