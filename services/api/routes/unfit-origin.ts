import type { Device, DeviceKind } from '../../domain/model/device.ts'
import { OCPP_SOURCE, type Origin } from '../../domain/model/origin.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import type { Source } from '../../sources/source.ts'
import { ApiProblem } from '../problem.ts'
import { refuseUnfitCodec } from './as-if.ts'
import { GATEWAY } from './unfit-device.ts'
import { refuseWithoutFrames } from './unfit-frames.ts'

const AT_DOOR: ReadonlySet<string> = new Set(['ev-charger', 'gateway'])

/** Throws the reason why a device cannot be heard where it is said to be; `before`: as it is registered so far. */
export function refuseUnfitOrigin(
  { id, site, kind, origin }: Device,
  before: Device | undefined,
  registry: Pick<Registry, 'get' | 'heardAt'>,
  sources: Pick<SourceDesk, 'get' | 'addressAt' | 'whoIsAt'>,
): void {
  if (origin === undefined) return
  // The chargers' door is no source that somebody saved: it takes chargers of all sites, and what stands before them.
  const isAtDoor = origin.source === OCPP_SOURCE && AT_DOOR.has(kind)
  if (!isAtDoor && sources.get(origin.source)?.site !== site)
    throw new ApiProblem('SOURCE_UNKNOWN', { detail: origin.source })
  const there =
    registry.heardAt(origin.source, origin.address)?.device ?? keptOtherwise(origin, registry, sources)
  if (there !== undefined && there.id !== id)
    throw new ApiProblem('ADDRESS_TAKEN', { detail: origin.address })
  refuseUnfitCodec(origin.codec, kind)
  // One that was saved before may still be renamed; a gateway only says that it is there.
  const was = before?.origin
  const isAsBefore = was?.source === origin.source && was.codec === origin.codec
  if (!isAsBefore && kind !== GATEWAY) refuseUnreadable(origin, kind, sources.get(origin.source))
}

/** By the codec of its source it is read where it names none itself. */
function refuseUnreadable({ codec }: Origin, kind: DeviceKind, source: Source | undefined): void {
  if (codec === undefined) refuseUnfitCodec(source?.codec, kind)
  if (source !== undefined) refuseWithoutFrames(codec ?? source.codec, source.format, 'origin.codec')
}

/** Who has the address as its label writes it: from before such ones were put right. */
function keptOtherwise(
  { source, address }: Origin,
  registry: Pick<Registry, 'get'>,
  sources: Pick<SourceDesk, 'addressAt' | 'whoIsAt'>,
): Device | undefined {
  const holder = registry.get(sources.whoIsAt(source, address) ?? '')?.device
  const stays =
    holder?.origin?.source === source && sources.addressAt(source, holder.origin.address) === address
  return stays ? holder : undefined
}
