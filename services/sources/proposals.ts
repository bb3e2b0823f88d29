import type { Codec } from '../decode/codec.ts'
import { codecNamed, codecs } from '../decode/codecs/codecs.ts'
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
  /** No other kind fits as well. */
  readonly likeliest: boolean
  readonly understood: Understood
}

/** What one codec makes of it as one kind. */
export type Reading = Omit<Proposal, 'likeliest'> & { readonly fit: number }

const PROPOSALS_MAX = 6

/** Only to see whether a frame is one of these: no level is ever worked out of it. */
const ANY_MOUNTING = { emptyMm: 1_500, fullMm: 200 }

export const proposalsFor = (
  said: Said,
  source: Source,
  kinds: ReadonlyMap<string, Kind>,
): readonly Proposal[] => {
  const all = readings(said, source, kinds)
  const likeliest = likeliestOf(all)
  return all
    .slice(0, PROPOSALS_MAX)
    .map(({ fit: _, ...each }, i) => ({ ...each, likeliest: i === 0 && likeliest !== undefined }))
}

/** The first, where no other kind fits as well: a bare temperature may be of anything, and the first in a list is no answer. */
export function likeliestOf(all: readonly Reading[]): Reading | undefined {
  const [best, ...others] = all
  if (best === undefined) return undefined
  return others.some(({ kind, fit }) => kind !== best.kind && fit >= best.fit) ? undefined : best
}

/** Every kind read by every codec that may read it, best first. */
export function readings(said: Said, source: Source, kinds: ReadonlyMap<string, Kind>): readonly Reading[] {
  const all: Reading[] = []
  for (const kind of kinds.values()) {
    for (const codec of codecs) {
      if (codec.kind !== undefined && codec.kind !== kind.kind) continue
      const understood = understand(said, asIf(kind, codec, source), kind, source)
      if (understood.reading === undefined || Object.keys(understood.values).length === 0) continue
      const needsMounting = codec.needsMounting === true
      const fit = fitOf(codec, understood, said)
      all.push({ kind: kind.kind, codec: codec.name, needsMounting, understood, fit })
    }
  }
  return all.sort((a, b) => orderOf(b) - orderOf(a))
}

/** More of it understood is better, less refused is; the model that the source names decides. */
function fitOf(codec: Codec, { values, rejected }: Understood, said: Said): number {
  return (namesModelOf(said, codec) ? 100 : 0) + Object.keys(values).length - rejected.length / 2
}

/** A codec of one kind stands before those of all, which makes it no likelier: a watch's reads a bare battery too. */
const orderOf = ({ fit, codec }: Reading): number =>
  fit + (codecNamed(codec ?? '')?.kind === undefined ? 0 : 0.5)

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
