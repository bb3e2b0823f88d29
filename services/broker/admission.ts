import type { Device } from '../domain/model/device.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import type { Interpret, Message, Origin } from './interpret.ts'
import { AT_ONCE } from './lane.ts'
import type { LifeSafety } from './life-safety.ts'
import type { Taken } from './publication.ts'

export interface AdmissionOptions {
  readonly interpret: Interpret
  /** What a life may hang on waits for the pace, but is never dropped. */
  readonly lifeSafety: Pick<LifeSafety, 'holdsFor'>
  readonly clock: Clock
  readonly tally: Tally
}

/** A message that is within the rights of its account: held against its pace and read. */
export type Admission = (
  connection: Connection,
  device: Device,
  channel: 'telemetry' | 'status',
  message: Message,
) => Omit<Taken, 'payloadBytes'>

export function admission({ interpret, lifeSafety, clock, tally }: AdmissionOptions): Admission {
  return (connection, device, channel, message) => {
    const turn = connection.account?.pace.take(clock.now(), lifeSafety.holdsFor(device))
    if (turn !== undefined && turn.verdict !== 'now') tally.add('rate_limited', turn.verdict)
    const input =
      turn?.verdict === 'dropped'
        ? undefined
        : interpret(device, channel, message, () => originOf(connection))
    return { connection, device, input, startAt: turn?.verdict === 'delayed' ? turn.at : AT_ONCE }
  }
}

// A client that keeps its session sends what was not acknowledged again after it reconnects, even to a server that
// was restarted meanwhile; one with a clean session does not.
function originOf({ client, mark }: Connection): Origin | undefined {
  return client && { clientId: client.id, session: client.clean ? mark : 'kept' }
}
