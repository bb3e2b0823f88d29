import type { DeviceId, DeviceKind } from '../../domain/model/device.ts'
import type { ZoneId } from '../../domain/model/place.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import type { SitePlan } from '../../domain/model/site-plan.ts'
import { type Text, text } from '../../domain/model/text.ts'

export interface OnSite {
  /** Of a device of the site; nothing where it is none. */
  readonly kindOf: (device: DeviceId) => DeviceKind | undefined
  readonly isZone: (zone: ZoneId) => boolean
  /** Kinds that are worn. */
  readonly worn: ReadonlySet<DeviceKind>
}

/** What is wrong with a plan: it shows what is on the site, each thing once, and nobody's home. */
export function planFaults(
  { devices, outlines }: Pick<SitePlan, 'devices' | 'outlines'>,
  site: OnSite,
): readonly RuleFault[] {
  const seen = new Set<DeviceId>()
  const faults: RuleFault[] = []
  const add = (path: string, says: Text) => faults.push({ path, level: 'fault', says })
  for (const [i, { device }] of devices.entries()) {
    const says = seen.has(device) ? TWICE : deviceFault(device, site)
    if (says !== undefined) add(`devices.${i}.device`, says)
    seen.add(device)
  }
  for (const [i, { zone }] of outlines.entries())
    if (zone !== undefined && !site.isZone(zone)) add(`outlines.${i}.zone`, NO_ZONE)
  return faults
}

function deviceFault(device: DeviceId, { kindOf, worn }: OnSite): Text | undefined {
  const kind = kindOf(device)
  if (kind === undefined) return NO_DEVICE
  return worn.has(kind) ? WORN : undefined
}

const TWICE = text('it is on the plan already', '已在图上')
const NO_DEVICE = text('there is no such device on the site', '社区中没有这台设备')
const WORN = text(
  'a band is where its wearer is, and has no place on a plan',
  '手环随佩戴者移动，不能放在平面图上',
)
const NO_ZONE = text('there is no such zone on the site', '社区中没有这个区域')
