import type { Device } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { AT_ONCE } from './lane.ts'
import type { LifeSafety } from './life-safety.ts'

export interface AdmissionOptions {
  /** What a life may hang on waits for the pace, but is never dropped. */
  readonly lifeSafety: Pick<LifeSafety, 'holdsFor'>
  readonly clock: Clock
  readonly tally: Tally
}

/** When a message that is within the rights of its account may start, by its pace; `DROPPED` where it may not at all. */
export type Admission = (connection: Connection, device: Device) => Instant

/** Long past: what is dropped waits for nothing either, and is answered in its turn. */
export const DROPPED: Instant = -Number.MAX_VALUE

export function admission({ lifeSafety, clock, tally }: AdmissionOptions): Admission {
  return ({ account }, device) => {
    if (account === undefined) return AT_ONCE
    const turn = account.pace.take(clock.now(), lifeSafety.holdsFor(device))
    if (turn.verdict === 'now') return AT_ONCE
    tally.add('rate_limited', turn.verdict)
    return turn.verdict === 'delayed' ? turn.at : DROPPED
  }
}
