import type { ChannelKind } from '../domain/model/channel.ts'
import type { DurationMs } from '../domain/model/time.ts'
import type { ChannelRecord, ContactStore } from '../store/contact-store.ts'
import type { Channel, ChannelKindDefinition, ChannelParts, Message, Sent } from './channel.ts'
import type { UsableChannel } from './ways.ts'

interface OpenChannel {
  readonly record: ChannelRecord
  readonly definition: ChannelKindDefinition
  readonly channel: Channel
}

/** The channels that are set up and in use, each opened once. */
export class OpenChannels {
  readonly #kinds: ReadonlyMap<ChannelKind, ChannelKindDefinition>
  readonly #store: Pick<ContactStore, 'channels' | 'channelSecrets'>
  readonly #parts: ChannelParts
  readonly #loaded: (() => void)[] = []
  #open: ReadonlyMap<string, OpenChannel> = new Map()

  constructor(
    kinds: readonly ChannelKindDefinition[],
    store: Pick<ContactStore, 'channels' | 'channelSecrets'>,
    parts: ChannelParts,
  ) {
    this.#kinds = new Map(kinds.map(kind => [kind.kind, kind]))
    this.#store = store
    this.#parts = parts
  }

  /** As they are stored now. Whatever is under way by one of before is let end. */
  async load(): Promise<void> {
    const before = this.#open
    const open = new Map<string, OpenChannel>()
    for (const record of await this.#store.channels()) {
      const definition = this.#kinds.get(record.kind)
      if (definition === undefined || !record.enabled) continue
      const settings = { ...record.settings, ...(await this.#store.channelSecrets(record.id)) }
      open.set(record.id, { record, definition, channel: definition.open(settings, this.#parts) })
    }
    this.#open = open
    for (const listener of this.#loaded) listener()
    await Promise.all([...before.values()].map(({ channel }) => channel.close()))
  }

  /** Whenever they are read anew: their limits may be others. */
  onLoaded(listener: () => void): void {
    this.#loaded.push(listener)
  }

  usable(): readonly UsableChannel[] {
    return [...this.#open.values()].map(({ record: { id, kind, forEveryone }, definition }) => ({
      ...{ id, kind, forEveryone },
      address: definition.address,
      isIdempotent: definition.isIdempotent,
    }))
  }

  perMinuteMax(id: string): number | null {
    return this.#open.get(id)?.record.perMinuteMax ?? null
  }

  isIdempotent(kind: ChannelKind): boolean {
    return this.#kinds.get(kind)?.isIdempotent ?? false
  }

  tellsEnd(kind: ChannelKind): boolean {
    return this.#kinds.get(kind)?.tellsEnd ?? false
  }

  /** After how long it is to be told again what is shown by it; nothing where it stays by itself. */
  renewAfterMs(id: string): DurationMs | undefined {
    return this.#open.get(id)?.channel.renewAfterMs
  }

  async send(id: string, message: Message, address: string | undefined, signal: AbortSignal): Promise<Sent> {
    const open = this.#open.get(id)
    if (open === undefined)
      return { ok: false, reason: 'the channel is not in use any more', isWorthRetrying: false }
    return await open.channel.send(message, address, signal)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ channel }) => channel.close()))
  }
}
