import type { Codec } from '../decode/codec.ts'
import { codecs } from '../decode/codecs/codecs.ts'
import type { Said } from '../decode/source.ts'
import type { DeviceKind } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Source } from './source.ts'
import { type Understood, understand } from './understand.ts'

/** What a device that nobody registered may be, by what it said: the best reading first. */
export interface Proposal {
  readonly kind: DeviceKind
  /** Nothing where that of its source does. */
  readonly codec?: string
  /** Its level is known only once somebody has said how it hangs. */
  readonly needsMounting: boolean
  readonly understood: Understood
}

const PROPOSALS_MAX = 6

/** Only to see whether a frame is one of these: no level is ever worked out of it. */
const ANY_MOUNTING = { emptyMm: 1_500, fullMm: 200 }

export const proposalsFor = (
  said: Said,
  source: Source,
  kinds: ReadonlyMap<string, Kind>,
): readonly Proposal[] => readings(said, source, kinds).slice(0, PROPOSALS_MAX)

/** Every kind read by every codec that may read it, best first. */
export function readings(said: Said, source: Source, kinds: ReadonlyMap<string, Kind>): readonly Proposal[] {
  const all: (Proposal & { readonly worth: number })[] = []
  for (const kind of kinds.values()) {
    for (const codec of codecs) {
      if (codec.kind !== undefined && codec.kind !== kind.kind) continue
      const understood = understand(said, asIf(kind, codec, source), kind, source)
      if (understood.reading === undefined || Object.keys(understood.values).length === 0) continue
      const needsMounting = codec.needsMounting === true
      const worth = worthOf(codec, understood, said)
      all.push({ kind: kind.kind, codec: codec.name, needsMounting, understood, worth })
    }
  }
  return all.sort((a, b) => b.worth - a.worth).map(({ worth: _, ...proposal }) => proposal)
}

/** More of it understood is better, less refused is; the model that the source names decides. */
function worthOf(codec: Codec, { values, rejected }: Understood, said: Said): number {
  const { kind } = codec
  const known = Object.keys(values).length
  return (namesModelOf(said, codec) ? 100 : 0) + known - rejected.length / 2 + (kind === undefined ? 0 : 0.5)
}

/** Whether the codec is that of the model which the source names. */
export function namesModelOf({ about }: Said, { models }: Pick<Codec, 'models'>): boolean {
  const model = about?.model?.toLowerCase()
  return model !== undefined && models.some(each => isLike(each.toLowerCase(), model))
}

const isLike = (one: string, other: string): boolean => one.includes(other) || other.includes(one)

const asIf = ({ kind }: Kind, { name, needsMounting }: Codec, { id, site }: Source) => ({
  ...{ id: 'as-if', kind, site, zone: 'as-if', name: 'as-if' },
  origin: { source: id, address: 'as-if', codec: name, ...(needsMounting && { mounting: ANY_MOUNTING }) },
})
