import type { Device } from '../../domain/model/device.ts'
import { OCPP_SOURCE, type Origin } from '../../domain/model/origin.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import { ApiProblem } from '../problem.ts'
import { refuseUnfitCodec } from './as-if.ts'
import { GATEWAY } from './unfit-device.ts'

const AT_DOOR: ReadonlySet<string> = new Set(['ev-charger', 'gateway'])

/** Throws the reason why a device cannot be heard where it is said to be. */
export function refuseUnfitOrigin(
  { id, site, kind, origin }: Device,
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
  // By that of its source it is read as well; one that was saved before may still be renamed.
  const isAsBefore = there !== undefined && there.origin?.codec === origin.codec
  if (origin.codec === undefined && !isAsBefore && kind !== GATEWAY)
    refuseUnfitCodec(sources.get(origin.source)?.codec, kind)
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
