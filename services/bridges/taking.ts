import type { IPublishPacket } from 'mqtt'
import type { SourceMessage } from '../decode/source.ts'
import type { Input } from '../domain/model/input.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Instant } from '../domain/model/time.ts'
import { type Intake, submitAll } from '../runtime/intake.ts'
import { messageIdentity, type Origin } from '../runtime/message-identity.ts'
import type { Tally } from '../runtime/tally.ts'
import { Backlog } from './backlog.ts'
import { Copies, type Delivery } from './copies.ts'

export interface BridgeSources {
  /** Nothing where the message is of none of the bridge's sources. */
  ofBridge(
    bridge: string,
    message: SourceMessage,
    identity: () => string | undefined,
  ): readonly { readonly site: SiteId; readonly inputs: readonly Input[] }[] | undefined
}

export interface TakingOptions {
  readonly bridge: string
  readonly payloadBytesMax: number
  readonly sources: BridgeSources
  readonly intake: Pick<Intake, 'submit'>
  readonly tally: Pick<Tally, 'add'>
  readonly now: () => Instant
}

type Refusal = 'shed' | 'payload-too-large' | 'of-no-source' | 'copy' | 'not-committed'

/** What becomes of the messages of one connection. */
export class Taking {
  messages = 0
  refused = 0
  readonly backlog = new Backlog()
  readonly #options: TakingOptions
  #copies = new Copies()

  constructor(options: TakingOptions) {
    this.#options = options
  }

  /** Copies of one message come by one connection. `isResumed`: the broker kept what came meanwhile. */
  begin(isResumed: boolean): void {
    this.#copies = new Copies()
    this.backlog.begin(isResumed, this.#options.now())
  }

  /** `settle`: with true when all that it says is committed, or when there is nothing to take. */
  take(
    packet: IPublishPacket,
    hasRoom: boolean,
    origin: Origin,
    filters: readonly string[],
    settle: (isTaken: boolean) => void,
  ): void {
    this.messages += 1
    const delivery = this.#deliveryOf(packet)
    const parts = this.#read(packet, delivery, hasRoom, origin, filters)
    if (typeof parts === 'string') {
      this.#refuse(parts)
      settle(true)
      return
    }
    this.#options.tally.add('bridge_messages', 'taken')
    submitParts(this.#options.intake, parts, isTaken => {
      if (!isTaken) this.#refuse('not-committed')
      this.backlog.stirred(this.#options.now())
      settle(isTaken)
    })
  }

  #deliveryOf(packet: IPublishPacket): Delivery & { readonly waited: boolean } {
    const delivery = deliveryOf(packet)
    return { ...delivery, waited: this.backlog.mayHaveWaited(delivery, this.#options.now()) }
  }

  #read(
    packet: IPublishPacket,
    delivery: Delivery,
    hasRoom: boolean,
    origin: Origin,
    filters: readonly string[],
  ) {
    const { bridge, payloadBytesMax, sources } = this.#options
    if (!hasRoom) return 'shed'
    if (delivery.payload.length > payloadBytesMax) return 'payload-too-large'
    if (this.#copies.isCopy(delivery, filters)) return 'copy'
    const { qos, messageId } = packet
    const identity = () =>
      qos === 0 || messageId === undefined ? undefined : messageIdentity(origin, messageId, packet.payload)
    return sources.ofBridge(bridge, delivery, identity) ?? 'of-no-source'
  }

  #refuse(reason: Refusal): void {
    // A copy is no loss.
    if (reason !== 'copy') this.refused += 1
    this.#options.tally.add('bridge_messages', reason)
  }
}

function deliveryOf({ topic, payload, qos, retain, dup, properties }: IPublishPacket): Delivery {
  const by = properties?.subscriptionIdentifier
  return {
    topic,
    payload: typeof payload === 'string' ? Buffer.from(payload) : payload,
    ...{ qos, retained: retain, again: dup },
    subscriptions: by === undefined ? undefined : [by].flat(),
  }
}

function submitParts(
  intake: Pick<Intake, 'submit'>,
  parts: readonly { readonly site: SiteId; readonly inputs: readonly Input[] }[],
  done: (isTaken: boolean) => void,
): void {
  const said = parts.filter(({ inputs }) => inputs.length > 0)
  if (said.length === 0) {
    done(true)
    return
  }
  let left = said.length
  let isTaken = true
  for (const { site, inputs } of said)
    submitAll(intake, site, inputs, ({ ok }) => {
      isTaken &&= ok
      left -= 1
      if (left === 0) done(isTaken)
    })
}
