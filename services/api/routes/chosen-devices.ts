import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { OCPP_SOURCE } from '../../domain/model/origin.ts'
import { isWithin } from '../../domain/notices/zones.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import type { Reach } from '../access/reach.ts'
import { isZoneOf } from '../duty/known-zone.ts'
import { ApiProblem } from '../problem.ts'

/** Several devices by what they have in common. */
export interface DeviceChoice {
  readonly site?: string | undefined
  /** With all that lies in it. */
  readonly zone?: string | undefined
  readonly kind?: string | undefined
  /** The source that speaks for it. */
  readonly source?: string | undefined
}

interface Named {
  readonly registry: Pick<Registry, 'roster' | 'rosters' | 'list'>
  readonly kinds: readonly Kind[]
  readonly sources: Pick<SourceDesk, 'get'>
}

/** Throws what of a choice nobody knows: of a word that is mistyped nothing would be chosen, and nobody told. */
export function refuseNobodys(choice: DeviceChoice, reach: Reach, { registry, kinds, sources }: Named): void {
  const { site, zone, kind, source } = choice
  const sites = new Set(Array.from(registry.list(), ({ device }) => device.site))
  for (const [described] of registry.rosters()) sites.add(described)
  if (site !== undefined && !(sites.has(site) && reach.touches(site)))
    throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
  const within = site === undefined ? [...sites] : [site]
  const isZone = (zone: string) => within.some(one => reach.touches(one) && isZoneOf(one, registry)(zone))
  if (zone !== undefined && !isZone(zone)) throw new ApiProblem('ZONE_NOT_FOUND', { detail: zone })
  if (kind !== undefined && kinds.every(each => each.kind !== kind))
    throw new ApiProblem('DEVICE_KIND_UNKNOWN', { detail: kind })
  if (source !== undefined && source !== OCPP_SOURCE && sources.get(source) === undefined)
    throw new ApiProblem('SOURCE_NOT_FOUND', { detail: source })
}

/** The server itself is nobody's device: it is chosen where its kind is named alone. */
export function isChosen(
  device: Device,
  { site, zone, kind, source }: DeviceChoice,
  { registry, ownDevice }: { registry: Pick<Registry, 'roster'>; ownDevice: DeviceId | undefined },
): boolean {
  if (device.id === ownDevice && kind !== device.kind) return false
  return (
    (site === undefined || device.site === site) &&
    (kind === undefined || device.kind === kind) &&
    (source === undefined || device.origin?.source === source) &&
    (zone === undefined || isWithin(registry.roster(device.site).zones, device.zone, [zone]))
  )
}
