import type { PublishPacket } from 'aedes'
import { type Intake, submitAll } from '../runtime/intake.ts'
import { type Answering, answered, submitTo } from './answering.ts'
import { ownerOfClientId } from './client-id.ts'
import type { Connection } from './connection.ts'
import { DoorPublication } from './door-publication.ts'
import type { Interpret } from './interpret.ts'
import { AT_ONCE } from './lane.ts'
import type { Answer } from './publication.ts'
import type { ReportRefusal } from './refused-publishes.ts'
import { type FindDevice, mayPublish } from './rights.ts'
import type { ReadSource } from './source-messages.ts'
import { SourcePublication } from './source-publication.ts'
import type { Unheard } from './unheard-topics.ts'

export interface LastWillOptions {
  readonly find: FindDevice
  readonly interpret: Interpret
  readonly answering: Pick<Answering, 'take'>
  readonly intake: Pick<Intake, 'submit'>
  readonly report: ReportRefusal
  readonly readSource: ReadSource
  readonly unheard: Unheard
  /** It has been published, or never will be. */
  readonly over: (will: PublishPacket) => void
}

export type ReceiveWill = (connection: Connection | undefined, will: PublishPacket, answer: Answer) => void

/**
 * Last wills pass under the rights that the account has when they are published. aedes may publish one without a
 * client; its client id then tells whose it is.
 */
export function lastWills(options: LastWillOptions): ReceiveWill {
  const { find, interpret, answering, intake, report, over, readSource, unheard } = options

  return (connection, will, answer) => {
    const owner = connection === undefined ? ownerOfWill(will, find) : connection.account?.id
    const account = owner === undefined ? undefined : find(owner)
    const right = account && mayPublish(account, will.topic, find)
    const said = account && right?.ok === false ? readSource(account, will, undefined) : undefined
    // What could not be committed stays for the next start, should the client not come back before.
    const done: Answer = failure => {
      if (!failure) over(will)
      answer(failure)
    }
    if (account !== undefined && said !== undefined) {
      if (connection)
        return answering.take(new SourcePublication(connection, account, said, AT_ONCE, will, done))
      return said.length === 0 ? answer() : submitAll(intake, account.site, said, answered(answer))
    }
    if (account && right?.ok === false && unheard.isUnheard(account, will.topic, right.reason)) {
      unheard.drop(connection, account.id, will)
      return done()
    }
    if (right === undefined || !right.ok) {
      const reason = right?.reason ?? 'device-unknown'
      report({ device: owner, topic: will.topic, reason, address: connection?.address })
      over(will)
      return answer(new Error(reason))
    }
    const { device, channel } = right
    const input = interpret(device, channel, will, undefined)
    if (connection) return answering.take(new DoorPublication(connection, device, input, AT_ONCE, will, done))
    return input === undefined ? answer() : submitTo(intake, device, input, answer)
  }
}

function ownerOfWill(will: PublishPacket & { clientId?: string }, find: FindDevice): string | undefined {
  return ownerOfClientId(will.clientId ?? '', id => find(id) !== undefined)
}
