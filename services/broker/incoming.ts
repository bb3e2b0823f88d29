import type { AedesOptions } from 'aedes'
import type { Logger } from 'pino'
import type { Kind } from '../domain/model/kind.ts'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Tally } from '../runtime/tally.ts'
import { admission } from './admission.ts'
import { Answering, type AnsweringOptions } from './answering.ts'
import type { Clock } from './clock.ts'
import type { MqttLimits } from './config.ts'
import type { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { GatewaySigns } from './gateway-signs.ts'
import { interpreter } from './interpret.ts'
import { type LastWillOptions, lastWills } from './last-wills.ts'
import { firstAmong, type LifeSafety } from './life-safety.ts'
import type { Load } from './load.ts'
import { type PublishingOptions, publishing } from './publishing.ts'
import { reportRefusals } from './refused-publishes.ts'
import type { FindDevice } from './rights.ts'
import { type SourceReader, sourceMessages } from './source-messages.ts'
import { type TelemetryOptions, TelemetryTaker } from './telemetry.ts'
import { unheardTopics } from './unheard-topics.ts'

export interface IncomingOptions {
  readonly connections: Connections
  readonly find: FindDevice
  readonly registry: TelemetryOptions['registry']
  readonly kinds: ReadonlyMap<string, Kind>
  readonly intake: Pick<Intake, 'submit'>
  readonly load: Load
  readonly lifeSafety: LifeSafety
  readonly limits: MqttLimits
  readonly keep: AnsweringOptions['keep']
  readonly willOver: LastWillOptions['over']
  readonly clock: Clock
  readonly tally: Tally
  readonly refusals?: Pick<DeviceRefusals, 'note'>
  readonly sources?: SourceReader | undefined
  readonly signs?: Pick<GatewaySigns, 'due'> | undefined
  readonly replied: PublishingOptions['replied']
  readonly log: Logger
  readonly isClosing: () => boolean
}

/** The ways of a publish to the intake, and of its answer back. */
export interface Incoming {
  /** What comes through aedes. */
  readonly hook: NonNullable<AedesOptions['authorizePublish']>
  /** What is taken before aedes sees it. */
  readonly telemetryOf: (connection: Connection) => TelemetryTaker
}

export function incoming(options: IncomingOptions): Incoming {
  const { connections, find, intake, load, lifeSafety, limits, clock, tally, log, isClosing } = options
  const refusals = options.refusals && { refusals: options.refusals }
  const report = reportRefusals({ tally, log, ...refusals })
  const interpret = interpreter({ kinds: options.kinds, limits, tally, ...refusals })
  const answering = new Answering({ intake, load, lifeSafety, limits, keep: options.keep })
  const admit = admission({ lifeSafety, clock, tally })
  const readSource = sourceMessages(options.sources, options.signs)
  const unheard = unheardTopics(options.sources, { tally, log, ...refusals })
  const firstOf = firstAmong(find, lifeSafety)
  const receive = publishing({
    find,
    interpret,
    admit,
    answering,
    report,
    readSource,
    unheard,
    firstOf,
    replied: options.replied,
  })
  const receiveWill = lastWills({
    find,
    interpret,
    answering,
    intake,
    report,
    readSource,
    unheard,
    over: options.willOver,
  })

  const telemetry = { find, registry: options.registry, interpret, admit, answering }
  return {
    telemetryOf: connection => new TelemetryTaker(connection, telemetry),
    hook: (client, packet, answer) => {
      const connection = client === null ? undefined : connections.of(client.conn)
      if (connection !== undefined && connection.will !== packet) return receive(connection, packet, answer)
      // While the server stops, last wills are its own doing and say nothing of the devices.
      if (isClosing()) return answer(new Error('the server is closing'))
      receiveWill(connection, packet, answer)
    },
  }
}
