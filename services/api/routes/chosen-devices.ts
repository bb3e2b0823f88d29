import type { Device, DeviceId } from '../../domain/model/device.ts'
import { isWithin } from '../../domain/notices/zones.ts'
import type { Registry } from '../../runtime/registry.ts'

/** Several devices by what they have in common. */
export interface DeviceChoice {
  readonly site?: string | undefined
  /** With all that lies in it. */
  readonly zone?: string | undefined
  readonly kind?: string | undefined
  /** The source that speaks for it. */
  readonly source?: string | undefined
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
