import type { AedesOptions } from 'aedes'
import type { Logger } from 'pino'
import type { Kind } from '../domain/model/kind.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Tally } from '../runtime/tally.ts'
import { type AnsweringOptions, answering } from './answering.ts'
import type { Clock } from './clock.ts'
import type { MqttLimits } from './config.ts'
import type { Connections } from './connections.ts'
import { interpreter } from './interpret.ts'
import { type LastWillOptions, lastWills } from './last-wills.ts'
import type { LifeSafety } from './life-safety.ts'
import type { Load } from './load.ts'
import { publishing } from './publishing.ts'
import { reportRefusals } from './refused-publishes.ts'
import type { FindDevice } from './rights.ts'

export interface IncomingOptions {
  readonly connections: Connections
  readonly find: FindDevice
  readonly kinds: ReadonlyMap<string, Kind>
  readonly intake: Pick<Intake, 'submit'>
  readonly load: Load
  readonly lifeSafety: LifeSafety
  readonly limits: MqttLimits
  readonly keep: AnsweringOptions['keep']
  readonly willOver: LastWillOptions['over']
  readonly clock: Clock
  readonly tally: Tally
  readonly log: Logger
  readonly isClosing: () => boolean
}

/** The way of a publish from aedes to the intake, and of its answer back. */
export function incoming(options: IncomingOptions): NonNullable<AedesOptions['authorizePublish']> {
  const { connections, find, intake, load, lifeSafety, limits, clock, tally, log, isClosing } = options
  const report = reportRefusals(tally, log)
  const interpret = interpreter({ kinds: options.kinds, limits, tally })
  const take = answering({ intake, load, lifeSafety, limits, keep: options.keep })
  const receive = publishing({ find, interpret, take, lifeSafety, clock, tally, report })
  const receiveWill = lastWills({ find, interpret, take, intake, clock, report, over: options.willOver })

  return (client, packet, answer) => {
    const connection = client === null ? undefined : connections.of(client.conn)
    if (connection !== undefined && connection.will !== packet) return receive(connection, packet, answer)
    // While the server stops, last wills are its own doing and say nothing of the devices.
    if (isClosing()) return answer(new Error('the server is closing'))
    receiveWill(connection, packet, answer)
  }
}
