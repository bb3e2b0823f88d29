import { codecNamed } from '../decode/codecs/codecs.ts'
import {
  EVERY_ADDRESS,
  type Heard,
  type ReadMessage,
  type Said,
  type SourceMessage,
} from '../decode/source.ts'
import { filterMatches } from '../decode/topic-filter.ts'
import type { Device, DeviceKind } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Mounting } from '../domain/model/origin.ts'
import type { Instant } from '../domain/model/time.ts'
import { likeliestOf, readings } from './proposals.ts'
import type { Source } from './source.ts'
import { taken } from './taken.ts'
import type { Understood } from './understand.ts'

/** What comes of it when it arrives. `unclaimed`: it waits to be adopted; `ignored`: its address is somebody else's. */
export type Becomes = 'reading' | 'refused' | 'status' | 'event' | 'unclaimed' | 'ignored'

/** What the devices of a message are taken for in a trial. */
export interface AsIf {
  readonly kind: DeviceKind
  readonly codec?: string
  readonly mounting?: Mounting
}

export interface TriedHow {
  readonly as?: AsIf
  /** What had come before it, oldest first: what was announced is known by it. */
  readonly after?: readonly SourceMessage[]
}

export interface TriedMessage {
  readonly tried: readonly Tried[]
  /** Why the whole message says nothing. */
  readonly reason?: string
  /** Of each that had come before: why it says nothing; `topic-no-source` where no filter means it. */
  readonly after: readonly (string | undefined)[]
}

/** By what its kind is known: somebody registered it, asked so, the source's codec reads no other, or no other fits as well. */
export type KindBy = 'device' | 'as' | 'codec' | 'likeliest'

/** What would come of what is heard of one device, for whoever tries a source before it is saved. */
export interface Tried {
  readonly heard: Heard
  readonly becomes: Becomes
  /** That which has this address; nothing where nobody registered it. */
  readonly device?: Device
  /** As what it was read. */
  readonly kind?: Kind
  readonly kindBy?: KindBy
  readonly codec?: string
  /** Why it is no reading, where no codec was asked. */
  readonly reason?: string
  /** What its codec made of it; of one that waits, what it would be once it is adopted as this kind. */
  readonly understood?: Understood
}

/** Why what came before says nothing; what no filter means is not heard, and announces nothing. */
export function whyUnread(source: Source, read: ReadMessage, message: SourceMessage): string | undefined {
  if (!source.filters.some(filter => filterMatches(filter, message.topic))) return 'topic-no-source'
  const decoded = read(message)
  return decoded.ok ? undefined : decoded.reason
}

interface TriedWith {
  readonly source: Source
  readonly device: Device | undefined
  readonly as: AsIf | undefined
  readonly kinds: ReadonlyMap<string, Kind>
  readonly message: Pick<SourceMessage, 'retained'>
  readonly now: Instant
}

export function triedOf(heard: Heard, how: TriedWith): Tried {
  const { source, device, as } = how
  const about = { heard, ...(device && { device }) }
  if (heard.address === EVERY_ADDRESS) return { heard, ...ofAll(heard) }
  const its = as ? asIf(as, source, heard.address, device) : device
  if (its !== undefined) {
    if (heard.what !== 'said') return { ...about, becomes: heard.what }
    const read = readAs(heard, its, how, as ? 'as' : 'device')
    return { ...about, ...read, becomes: read.understood.reading ? 'reading' : 'refused' }
  }
  if (source.ignored?.includes(heard.address)) return { heard, becomes: 'ignored' }
  // Kept for nobody to look at: counted, no more.
  if (heard.isPersonal) return { heard, becomes: 'event' }
  if (heard.what !== 'said') return { heard, becomes: 'unclaimed' }
  const guess = guessOf(heard, how)
  const adopted = guess && asIf(guess.as, source, heard.address, undefined)
  return { heard, becomes: 'unclaimed', ...(adopted && readAs(heard, adopted, how, guess.by)) }
}

/** A system that speaks of all its devices can only say that they are there, or that something happened. */
const ofAll = ({ what }: Heard): Pick<Tried, 'becomes' | 'reason'> =>
  what === 'said' ? { becomes: 'refused', reason: 'device-unnamed' } : { becomes: what }

function readAs(said: Said, device: Device, { source, kinds, message, now }: TriedWith, kindBy: KindBy) {
  const kind = kinds.get(device.kind)
  const understood = taken(said, { device, kinds, source, message, now })
  const codec = device.origin?.codec ?? codecOf(source)
  return { ...(kind && { kind }), ...{ kindBy, codec, understood } }
}

const codecOf = ({ codec }: Source): string => codec ?? 'metrics'

/** What nobody registered would most likely be adopted as, by whichever codec; nothing where two kinds fit as well. */
function guessOf(said: Said, { source, kinds }: TriedWith): { as: AsIf; by: KindBy } | undefined {
  const own = codecNamed(codecOf(source))?.kind
  if (own !== undefined) return { as: { kind: own }, by: 'codec' }
  const all = readings(said, source, kinds)
  const best = likeliestOf(all.filter(({ codec }) => codec === codecOf(source))) ?? likeliestOf(all)
  return (
    best && {
      as: { kind: best.kind, ...(best.codec !== undefined && { codec: best.codec }) },
      by: 'likeliest',
    }
  )
}

/** What was not said of a device of this kind stays as it is registered. */
function asIf(
  { kind, ...as }: AsIf,
  { id, site }: Source,
  address: string,
  device: Device | undefined,
): Device {
  const {
    source: _,
    address: __,
    ...own
  } = (device?.kind === kind && device.origin) || { source: id, address }
  return {
    ...{
      id: device?.id ?? 'as-if',
      kind,
      site,
      zone: device?.zone ?? 'as-if',
      name: device?.name ?? address,
    },
    origin: { source: id, address, ...own, ...as },
  }
}
