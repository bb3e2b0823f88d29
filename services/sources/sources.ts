import { formatNamed } from '../decode/formats/formats.ts'
import {
  EVERY_ADDRESS,
  type Heard,
  type HeardStatus,
  type ReadMessage,
  type SourceMessage,
} from '../decode/source.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Instant } from '../domain/model/time.ts'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import { LabelledDevices } from './addresses.ts'
import type { SourceLimits } from './config.ts'
import { SourceFault } from './desk.ts'
import { HeardOfSources } from './heard-of.ts'
import { mayHear } from './hearing.ts'
import { type Identity, numberedFor } from './numbered.ts'
import { type Proposal, proposalsFor } from './proposals.ts'
import type { Source, Via } from './source.ts'
import { type Open, SourceIndex } from './source-index.ts'
import type { HeardListener, InMessage, Spoken } from './spoken.ts'
import { asItCame, taken } from './taken.ts'
import { tellsOf } from './tells.ts'
import { type AsIf, type Tried, type TriedHow, type TriedMessage, triedOf, whyUnread } from './tried.ts'
import { type Tells, type Unclaimed, UnclaimedList } from './unclaimed.ts'

export interface SourcesOptions {
  readonly registry: Pick<Registry, 'get' | 'heardAt' | 'list' | 'of' | 'revision'>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly limits: SourceLimits
  readonly tally: Tally
  readonly refusals: Pick<DeviceRefusals, 'note'>
  readonly now: () => Instant
}

/** What a message says, by the sites of the sources that took it. */
export interface SaidOnSite {
  readonly site: SiteId
  readonly inputs: readonly Input[]
}

/** All sources in force, and what their messages say to the flow. What says nothing good is counted under its name. */
export class Sources {
  readonly unclaimed: UnclaimedList
  readonly heardOf = new HeardOfSources()
  readonly #options: Omit<SourcesOptions, 'registry'> & { readonly registry: LabelledDevices }
  readonly #open = new Map<SourceId, Open>()
  readonly #index = new SourceIndex()
  readonly #everThrough = new Set<DeviceId>()
  readonly #listeners = new Set<() => void>()
  readonly #hearers = new Set<HeardListener>()

  constructor(options: SourcesOptions) {
    this.#options = { ...options, registry: new LabelledDevices(options.registry, id => this.get(id)) }
    this.unclaimed = new UnclaimedList(options.limits.unclaimed)
  }

  list(): readonly Source[] {
    return [...this.#open.values()].map(({ source }) => source)
  }

  get(id: SourceId): Source | undefined {
    return this.#open.get(id)?.source
  }

  whoIsAt(id: SourceId, address: string): DeviceId | undefined {
    return this.#options.registry.heardAt(id, address)?.device.id
  }

  /** Throws `SourceFault` where its format cannot be opened like this. */
  put(source: Source): void {
    const before = this.#open.get(source.id)
    // What it was told of its devices once is not told again because somebody gave it another name.
    const isReadAsBefore = before !== undefined && readAs(before.source) === readAs(source)
    this.#open.set(source.id, { source, read: isReadAsBefore ? before.read : this.#opened(source) })
    if ('gateway' in source.via) this.#everThrough.add(source.via.gateway)
    for (const address of source.ignored ?? []) this.unclaimed.drop(source.id, address)
    this.#changed()
  }

  /** Throws `SourceFault` where it could not be put. */
  check(source: Source): void {
    this.#opened(source)
  }

  remove(id: SourceId): void {
    this.#open.delete(id)
    this.unclaimed.dropSource(id)
    this.heardOf.drop(id)
    this.#changed()
  }

  /** Those that nobody registered meanwhile. */
  waiting(): readonly Unclaimed[] {
    const { registry } = this.#options
    return this.unclaimed.list().filter(each => registry.heardAt(each.source, each.address) === undefined)
  }

  tells(waiting: Unclaimed): Tells {
    const source = this.get(waiting.source)
    return source === undefined ? 'nothing-private' : tellsOf(waiting, source, this.#options)
  }

  proposals(source: SourceId, address: string): readonly Proposal[] | undefined {
    const waiting = this.unclaimed.get(source, address)
    const its = this.get(source)
    if (waiting === undefined || its === undefined) return undefined
    return waiting.said === undefined ? [] : proposalsFor(waiting.said, its, this.#options.kinds)
  }

  tryUnclaimed(source: SourceId, address: string, as: AsIf): Tried | undefined {
    const said = this.unclaimed.get(source, address)?.said
    const its = this.get(source)
    return said === undefined || its === undefined ? undefined : this.#tried(its, said, as)
  }

  /** Tells of each change of what is listened to. */
  whenChanged(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** Tells of whatever is said of anybody, read and not yet committed. */
  whenHeard(listener: HeardListener): void {
    this.#hearers.add(listener)
  }

  /** How devices of it are told something; nothing where they cannot be, or it is switched off. */
  speaks(id: SourceId): Spoken | undefined {
    const open = this.#open.get(id)
    const orders = open?.source.isOn ? open.read.orders : undefined
    return open && orders && { source: open.source, orders }
  }

  #changed(): void {
    this.#index.renew(this.#open.values())
    for (const listener of this.#listeners) listener()
  }

  /** Whether a source of the gateway, switched on, means the topic. */
  means(gateway: DeviceId, topic: string): boolean {
    return this.#index.meaning({ gateway }, topic).length > 0
  }

  gateways(): Iterable<DeviceId> {
    return this.#index.gateways()
  }

  /** Devices that are heard through the account of a gateway, by its sources that are switched on. */
  *heardThrough(gateway: DeviceId): Iterable<Device> {
    for (const { source } of this.#index.of({ gateway }))
      for (const { device } of this.#options.registry.of(source.id)) yield device
  }

  /** Also while its sources are switched off, and after the last is removed: what it sends on is no fault of its rights. */
  hasSources(gateway: DeviceId): boolean {
    return this.#everThrough.has(gateway)
  }

  /** Whether a gateway may subscribe to it for the sake of its sources. */
  hears(gateway: DeviceId, filter: string): boolean {
    return this.#index.of({ gateway }).some(({ source }) => mayHear(filter, source.filters))
  }

  /** What a message of a gateway says by its sources; nothing where it is of none of them. */
  ofGateway(gateway: DeviceId, message: SourceMessage, identity?: Identity): readonly Input[] | undefined {
    return this.#heardBy({ gateway }, message, identity)?.flatMap(({ inputs }) => inputs)
  }

  /** The same of a bridge, which sources of several sites may share. */
  ofBridge(bridge: string, message: SourceMessage, identity?: Identity): readonly SaidOnSite[] | undefined {
    return this.#heardBy({ bridge }, message, identity)
  }

  /** What would come of a message, were the source like this; nothing is counted or remembered. */
  try(source: Source, message: SourceMessage, { as, after = [] }: TriedHow = {}): TriedMessage {
    const read = this.#opened(source)
    const before = after.map(each => whyUnread(source, read, each))
    const decoded = read(message)
    if (!decoded.ok) return { tried: [], reason: decoded.reason, after: before }
    const { retained } = asItCame(message, source.via)
    const tried = decoded.heard.map(heard => this.#tried(source, heard, as, retained))
    return { tried, after: before }
  }

  #tried(source: Source, heard: Heard, as: AsIf | undefined, retained = false): Tried {
    const { registry, kinds, now } = this.#options
    const device = registry.heardAt(source.id, heard.address)?.device
    return triedOf(heard, { source, device, as, kinds, message: { retained }, now: now() })
  }

  #opened({ format, settings }: Source): ReadMessage {
    const found = formatNamed(format)
    if (found === undefined) throw new SourceFault(`format: there is none called ${format}`)
    try {
      return found.open(settings, this.#options.limits)
    } catch (error) {
      throw new SourceFault((error as Error).message)
    }
  }

  #heardBy(via: Via, packet: SourceMessage, identity?: Identity): readonly SaidOnSite[] | undefined {
    const meant = this.#index.meaning(via, packet.topic)
    if (meant.length === 0) return undefined
    const message = asItCame(packet, via)
    return meant.map(({ source, read }) => ({
      site: source.site,
      inputs: this.#hear(source, read, message, identity),
    }))
  }

  #hear(
    source: Source,
    read: ReadMessage,
    message: SourceMessage,
    identity: Identity | undefined,
  ): readonly Input[] {
    const { tally } = this.#options
    const decoded = read(message)
    this.heardOf.note(source.id, this.#options.now(), decoded.ok ? undefined : decoded.reason)
    if (!decoded.ok) {
      tally.add('source_messages_rejected', decoded.reason)
      return []
    }
    const inMessage = { ...message, all: decoded.heard }
    const numbered = numberedFor(identity, decoded.heard)
    return decoded.heard.flatMap(heard => {
      if (heard.address === EVERY_ADDRESS) return this.#ofAll(source, heard)
      return this.#inputOf(source, heard, inMessage, numbered(heard)) ?? []
    })
  }

  /** Seldom: it goes through all devices. */
  #ofAll(source: Source, heard: Heard): readonly Input[] {
    const { tally, registry } = this.#options
    if (heard.what === 'event') tally.add('source_events', heard.event)
    if (heard.what === 'said') tally.add('source_messages_rejected', 'device-unnamed')
    if (heard.what !== 'status') return []
    const own = [...registry.list()].filter(({ device }) => device.origin?.source === source.id)
    return own.map(({ device }) => statusOf(device, heard))
  }

  #inputOf(source: Source, heard: Heard, message: InMessage, identity?: Identity): Input | undefined {
    const { registry, tally, refusals, kinds, now } = this.#options
    const device = registry.heardAt(source.id, heard.address)?.device
    for (const tell of this.#hearers) tell(source, heard, device, message)
    if (heard.what === 'event') tally.add('source_events', heard.event)
    if (device === undefined) {
      if (source.ignored?.includes(heard.address))
        return void tally.add('source_messages_rejected', 'device-ignored')
      if (heard.isPersonal !== true && this.unclaimed.note(source.id, heard, message, now(), message.all))
        tally.add('source_events', 'unclaimed-forgotten')
      return void tally.add('source_messages_rejected', 'device-unclaimed')
    }
    if (heard.what === 'event') return undefined
    if (heard.what === 'status') return statusOf(device, heard)
    const understood = taken(heard, { device, kinds, source, message, now: now() }, identity?.())
    for (const { reason, metric } of understood.rejected) {
      tally.add('metrics_rejected', reason)
      refusals.note(device.id, reason, metric)
    }
    const { reading } = understood
    if (reading !== undefined)
      return { type: 'reading', reading: message.again ? { ...reading, dup: true } : reading }
    const reason = understood.reason ?? 'no-good-metric'
    refusals.note(device.id, reason)
    return void tally.add('payloads_rejected', reason)
  }
}

const statusOf = ({ id }: Device, { online, firmware }: HeardStatus): Input => ({
  ...{ type: 'status', deviceId: id, online },
  ...(firmware !== undefined && { firmware }),
})

const readAs = ({ format, settings }: Source): string => JSON.stringify([format, settings])
