import type { z } from 'zod'
import { codecNamed } from '../../decode/codecs/codecs.ts'
import type { DeviceKind } from '../../domain/model/device.ts'
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
  if (name === undefined) return
  const codec = codecNamed(name)
  if (codec === undefined || (codec.kind !== undefined && codec.kind !== kind))
    throw new ApiProblem('CODEC_UNKNOWN', { detail: name })
}
