import { codecNamed } from '../decode/codecs/codecs.ts'
import type { Encoded, MeantOrder } from '../decode/orders.ts'
import type { Device } from '../domain/model/device.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import {
  type HearLate,
  type OrderAnswer,
  type OrderTransport,
  OrderUnanswered,
  type SentOrder,
} from '../orders/transport.ts'
import type { Registry } from '../runtime/registry.ts'
import { addressAt } from './addresses.ts'
import { AwaitedAnswers, type Unawaited } from './awaited-answers.ts'
import type { Down } from './down.ts'
import type { Sources } from './sources.ts'
import type { Spoken } from './spoken.ts'

export interface SourceOrdersOptions {
  readonly sources: Pick<Sources, 'speaks' | 'whenHeard' | 'list'>
  readonly registry: Pick<Registry, 'of'>
  readonly down: Down
  readonly now: () => Instant
}

/** Orders to devices that others speak for, in the words of their source and of their model, by the way on which they are heard. */
export class SourceOrders implements OrderTransport {
  readonly name = 'source'
  readonly #options: SourceOrdersOptions
  readonly #awaited = new AwaitedAnswers()
  readonly #listeners = new Set<(device: Device) => void>()
  #hearLate: HearLate | undefined

  constructor(options: SourceOrdersOptions) {
    const { sources, registry, down } = options
    this.#options = options
    sources.whenHeard((_source, heard, device, message) => {
      if (device === undefined) return
      const unawaited = this.#awaited.heard(device.id, heard, message, options.now())
      if (unawaited !== undefined) this.#late(device, unawaited)
      // Of where it hears, its own words may have been the first that told.
      this.#tell(device)
    })
    down.whenOpen(sources, id => {
      for (const { device } of registry.of(id)) this.#tell(device)
    })
  }

  reaches(device: Device): boolean {
    return this.#spoken(device) !== undefined
  }

  isConnected(device: Device, order?: MeantOrder): boolean {
    const spoken = this.#spoken(device)
    const topic = spoken?.orders.topicOf(addressOf(device, spoken), order)
    return topic !== undefined && spoken !== undefined && this.#options.down.isOpen(spoken.source, topic)
  }

  refuses(device: Device, order: MeantOrder): string | undefined {
    const spoken = this.#spoken(device)
    if (spoken === undefined) return undefined
    const said = this.#say(device, spoken, { ...order, id: '' })
    if (!said.ok) return said.reason
    const topic = spoken.orders.topicOf(addressOf(device, spoken), order)
    // It would wait until it expires: nobody can hear it there.
    const isUnheard = topic !== undefined && !this.#options.down.leadsTo(spoken.source, topic)
    return isUnheard ? 'order-topic-unheard' : undefined
  }

  answerWithinMs(device: Device): DurationMs | undefined {
    return this.#spoken(device)?.orders.answerWithinMs
  }

  async send(device: Device, order: SentOrder, signal?: AbortSignal): Promise<OrderAnswer> {
    const spoken = this.#spoken(device)
    const topic = spoken?.orders.topicOf(addressOf(device, spoken), order)
    if (spoken === undefined || topic === undefined) return { ok: false, reason: 'order-no-way' }
    const said = this.#say(device, spoken, order)
    if (!said.ok) return said
    const before = this.#awaited.toldBefore(device.id, order.id)
    if (before !== undefined) return before
    const sent = { id: order.id, sentAt: this.#options.now() }
    const answer = this.#awaited.expect(device.id, sent, said.expects, signal)
    // Awaited before it is sent: some answer at once.
    await this.#options.down.publish(spoken.source, { topic, payload: said.payload }, () => !signal?.aborted)
    if (said.isNeverAnswered) throw new OrderUnanswered('never-answered')
    return answer
  }

  onConnected(listener: (device: Device) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  onLate(hear: HearLate): void {
    this.#hearLate = hear
  }

  /** Others give orders to the same devices, and what is told before an order's end is written is kept for it: neither is late. */
  #late(device: Device, { id, answer }: Unawaited): void {
    this.#hearLate?.(device, id, answer).catch(() => {})
  }

  #spoken({ origin }: Device): Spoken | undefined {
    return origin && this.#options.sources.speaks(origin.source)
  }

  #say(device: Device, spoken: Spoken, order: MeantOrder & { readonly id: string }) {
    const { source, orders } = spoken
    const said = { ...order, address: addressOf(device, spoken), at: this.#options.now() }
    return orders.say(said, encodedBy(device.origin?.codec ?? source.codec, device, order))
  }

  #tell(device: Device): void {
    for (const listener of this.#listeners) listener(device)
  }
}

const addressOf = ({ origin }: Device, { source }: Spoken): string => addressAt(source, origin?.address ?? '')

function encodedBy(codec: string | undefined, { kind }: Device, order: MeantOrder): Encoded {
  const found = codec === undefined ? undefined : codecNamed(codec)
  const isOfKind = found?.kind === undefined || found.kind === kind
  const encoded = isOfKind ? found?.encode?.(order) : undefined
  return encoded ?? { ok: false, reason: 'order-not-known-to-model' }
}
