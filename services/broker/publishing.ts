import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Answer, Take } from './answering.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import type { Interpret, Origin } from './interpret.ts'
import type { LifeSafety } from './life-safety.ts'
import type { ReportRefusal } from './refused-publishes.ts'
import { type FindDevice, mayPublish } from './rights.ts'

export interface PublishingOptions {
  readonly find: FindDevice
  readonly interpret: Interpret
  readonly take: Take
  /** What a life may hang on waits for the pace, but is never dropped. */
  readonly lifeSafety: Pick<LifeSafety, 'holdsFor'>
  readonly clock: Clock
  readonly tally: Tally
  readonly report: ReportRefusal
}

export type ReceivePublish = (connection: Connection, packet: PublishPacket, answer: Answer) => void

/** What a connected device publishes: held against its rights and its pace, then read and handed on. */
export function publishing(options: PublishingOptions): ReceivePublish {
  const { find, interpret, take, lifeSafety, clock, tally, report } = options

  function accept(
    connection: Connection,
    packet: PublishPacket,
    device: Device,
    channel: 'telemetry' | 'status',
    answer: Answer,
  ): void {
    const now = clock.now()
    const turn = connection.account?.pace.take(now, lifeSafety.holdsFor(device))
    if (turn !== undefined && turn.verdict !== 'now') tally.add('rate_limited', turn.verdict)
    const dropped = turn?.verdict === 'dropped'
    const startAt = turn?.verdict === 'delayed' ? turn.at : now
    const input = dropped ? undefined : interpret(device, channel, packet, originOf(connection))
    take({ connection, packet, device, input, startAt }, answer)
  }

  function refuse(connection: Connection, packet: PublishPacket, reason: string, answer: Answer): void {
    connection.refused = true
    report({ device: connection.account?.id, topic: packet.topic, reason, address: connection.address })
    connection.lane.add({ startAt: clock.now(), work: settle => settle(new Error(reason)), answer })
  }

  return (connection, packet, answer) => {
    // What came behind a refused publish in the same breath is neither done nor answered: the connection ends.
    if (connection.refused) return
    // 0 is no id (MQTT 3.1.1, 2.3.1): no answer could name what it answers.
    if (packet.qos > 0 && packet.messageId === 0)
      return refuse(connection, packet, 'packet-malformed', answer)
    const account = connection.account && find(connection.account.id)
    if (account === undefined) return refuse(connection, packet, 'device-unknown', answer)
    const right = mayPublish(account, packet.topic, find)
    if (!right.ok) return refuse(connection, packet, right.reason, answer)
    accept(connection, packet, right.device, right.channel, answer)
  }
}

// A client that keeps its session sends what was not acknowledged again after it reconnects, even to a server that
// was restarted meanwhile; one with a clean session does not.
function originOf({ client, mark }: Connection): Origin | undefined {
  return client && { clientId: client.id, session: client.clean ? mark : 'kept' }
}
