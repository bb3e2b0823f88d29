import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import { type Admission, DROPPED } from './admission.ts'
import type { Answering } from './answering.ts'
import type { Connection } from './connection.ts'
import { DoorPublication } from './door-publication.ts'
import { bytes, type Interpret } from './interpret.ts'
import { AT_ONCE } from './lane.ts'
import type { Answer } from './publication.ts'
import type { ReportRefusal } from './refused-publishes.ts'
import { type FindDevice, mayPublish, mayReply } from './rights.ts'
import type { ReadSource } from './source-messages.ts'
import { SourcePublication } from './source-publication.ts'
import type { Unheard } from './unheard-topics.ts'

export interface PublishingOptions {
  readonly find: FindDevice
  readonly interpret: Interpret
  readonly admit: Admission
  readonly answering: Pick<Answering, 'take'>
  readonly report: ReportRefusal
  readonly readSource: ReadSource
  readonly unheard: Unheard
  /** Of those that are spoken of, one that a life may hang on: the whole message goes by its pace. */
  readonly firstOf: (inputs: readonly Input[]) => Device | undefined
  /** What a device answers to an order: resolves when that is on disk. */
  readonly replied: (device: Device, payload: Buffer) => Promise<void> | undefined
}

export type ReceivePublish = (connection: Connection, packet: PublishPacket, answer: Answer) => void

/** What a connected device publishes through aedes: held against its rights, then read and handed on. */
export function publishing(options: PublishingOptions): ReceivePublish {
  const { find, interpret, admit, answering, report, readSource, unheard } = options

  function refuse(connection: Connection, packet: PublishPacket, reason: string, answer: Answer): void {
    connection.refused = true
    report({ device: connection.account?.id, topic: packet.topic, reason, address: connection.address })
    connection.lane.add({
      startAt: AT_ONCE,
      outcome: undefined,
      start() {
        connection.lane.settle(this, new Error(reason))
      },
      answer: failure => answer(failure),
    })
  }

  /** Whether it was in the words of one of the account's sources. What is dropped for its pace is read all the same. */
  function takeSource(
    connection: Connection,
    account: Device,
    packet: PublishPacket,
    answer: Answer,
  ): boolean {
    const inputs = readSource(account, packet, connection)
    if (inputs === undefined) return false
    const first = options.firstOf(inputs) ?? account
    const startAt = admit(connection, first)
    const taken = startAt === DROPPED ? [] : inputs
    answering.take(new SourcePublication(connection, first, taken, startAt, packet, answer))
    return true
  }

  function dropUnheard(connection: Connection, account: Device, packet: PublishPacket, answer: Answer): void {
    const startAt = admit(connection, account)
    if (startAt !== DROPPED) unheard.drop(connection, account.id, packet)
    answering.take(new SourcePublication(connection, account, [], startAt, packet, answer))
  }

  /** What is dropped for its pace is answered all the same. */
  function takeReply(connection: Connection, device: Device, packet: PublishPacket, answer: Answer): void {
    const startAt = admit(connection, device)
    const kept = startAt === DROPPED ? undefined : options.replied(device, bytes(packet.payload))
    const reply = new DoorPublication(connection, device, undefined, startAt, packet, answer)
    if (kept !== undefined)
      reply.whenCommitted = failure =>
        void kept.then(
          () => reply.settle(failure),
          error => reply.settle(error),
        )
    answering.take(reply)
  }

  return (connection, packet, answer) => {
    // What came behind a refused publish in the same breath is neither done nor answered: the connection ends.
    if (connection.refused) return
    // 0 is no id (MQTT 3.1.1, 2.3.1): no answer could name what it answers.
    if (packet.qos > 0 && packet.messageId === 0)
      return refuse(connection, packet, 'packet-malformed', answer)
    const account = connection.account && find(connection.account.id)
    if (account === undefined) return refuse(connection, packet, 'device-unknown', answer)
    const asked = mayReply(account, packet.topic, find)
    if (asked !== undefined) return takeReply(connection, asked, packet, answer)
    const right = mayPublish(account, packet.topic, find)
    if (!right.ok) {
      if (takeSource(connection, account, packet, answer)) return
      if (unheard.isUnheard(account, packet.topic, right.reason))
        return dropUnheard(connection, account, packet, answer)
      return refuse(connection, packet, right.reason, answer)
    }
    const { device, channel } = right
    const startAt = admit(connection, device)
    const input = startAt === DROPPED ? undefined : interpret(device, channel, packet, connection)
    answering.take(new DoorPublication(connection, device, input, startAt, packet, answer))
  }
}
