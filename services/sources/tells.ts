import type { Codec } from '../decode/codec.ts'
import { codecNamed } from '../decode/codecs/codecs.ts'
import type { Said } from '../decode/source.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Registry } from '../runtime/registry.ts'
import { namesModelOf, type Reading, readings } from './proposals.ts'
import type { Source } from './source.ts'
import type { Tells, Unclaimed } from './unclaimed.ts'

export interface TellsOptions {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly registry: Pick<Registry, 'heardAt'>
}

export function tellsOf(waiting: Unclaimed, source: Source, options: TellsOptions): Tells {
  const { kinds, registry } = options
  if (isOfPersons(codecNamed(source.codec ?? 'metrics'), kinds)) return 'health'
  const { said, message } = waiting
  const others = message?.filter(each => each !== said) ?? []
  const verdicts = others.flatMap((heard): Tells[] => {
    const known = registry.heardAt(source.id, heard.address)?.device
    if (known !== undefined) return [kinds.get(known.kind)?.health ? 'health' : 'nothing-private']
    return heard.what === 'said' ? [ofSaid(heard, source, kinds)] : []
  })
  if (said !== undefined) verdicts.push(ofSaid(said, source, kinds))
  if (verdicts.includes('health')) return 'health'
  // One that was cut, or says of itself nothing but that it is there, may say anything besides.
  if (said === undefined || message === undefined) return 'not-understood'
  return verdicts.includes('not-understood') ? 'not-understood' : 'nothing-private'
}

const isOfPersons = (codec: Codec | undefined, kinds: TellsOptions['kinds']): boolean =>
  codec?.kind !== undefined && kinds.get(codec.kind)?.health === true

const NO_MODEL = { models: [] }

interface Known {
  readonly source: Source
  readonly tells: Tells
}

/** The same is asked with each look at the list. */
const known = new WeakMap<Said, Known>()

function ofSaid(said: Said, source: Source, kinds: TellsOptions['kinds']): Tells {
  const before = known.get(said)
  if (before?.source === source) return before.tells
  const all = readings(said, source, kinds)
  // Bytes of one family may look like another's: where the model is known, they are of that one.
  const named = all.filter(({ codec }) => namesModelOf(said, codecNamed(codec ?? '') ?? NO_MODEL))
  const tells = judged(named.length > 0 ? named : all, kinds)
  known.set(said, { source, tells })
  return tells
}

/** A battery is anybody's: what only a person's device measures tells of a person. */
function judged(all: readonly Reading[], kinds: TellsOptions['kinds']): Tells {
  const isOfPerson = ({ kind }: Reading) => kinds.get(kind)?.health === true
  const ofThings = new Set(
    [...kinds.values()].filter(({ health }) => !health).flatMap(({ metrics }) => Object.keys(metrics)),
  )
  const isPersonal = ({ understood }: Reading) =>
    Object.keys(understood.values).some(metric => !ofThings.has(metric))
  if (all.filter(isOfPerson).some(isPersonal)) return 'health'
  return all.some(each => !isOfPerson(each)) ? 'nothing-private' : 'not-understood'
}
