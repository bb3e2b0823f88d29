import type { z } from 'zod'
import { codecNamed, codecs } from '../../decode/codecs/codecs.ts'
import type { DeviceKind } from '../../domain/model/device.ts'
import { hintFor } from '../../domain/rules/sense/draft.ts'
import type { AsIf } from '../../sources/tried.ts'
import { defined } from '../form/defined.ts'
import { ApiProblem } from '../problem.ts'
import type { asIf } from '../wire/source.ts'

/** What the devices of a trial are taken for, as it was asked. Throws where there is no such kind, or no such codec of it. */
export function asIfOf({ mounting, ...as }: z.output<typeof asIf>, kinds: ReadonlySet<DeviceKind>): AsIf {
  if (!kinds.has(as.kind)) throw new ApiProblem('DEVICE_KIND_UNKNOWN', { detail: as.kind })
  refuseUnfitCodec(as.codec, as.kind)
  return { ...defined(as), ...(mounting && { mounting: defined(mounting) }) }
}

/** Throws where nothing of this kind can be read so. */
export function refuseUnfitCodec(name: string | undefined, kind: DeviceKind): void {
  refuseUnknownCodec(name)
  const reads = codecNamed(name ?? '')?.kind
  if (reads !== undefined && reads !== kind)
    throw new ApiProblem('CODEC_UNKNOWN', { detail: `${name} reads ${reads}, not ${kind}` })
}

export function refuseUnknownCodec(name: string | undefined): void {
  if (name === undefined || codecNamed(name) !== undefined) return
  const there = codecs.map(codec => codec.name)
  throw new ApiProblem('CODEC_UNKNOWN', { detail: `there is no “${name}”${hintFor(name, there).en}` })
}
