import type { Device } from '../../domain/model/device.ts'
import type { RuleOverride } from '../../domain/model/rule.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { Reach } from './reach.ts'

type Scope = RuleOverride['scope']

export interface OwnOverrides {
  /** Those that hold for anything of this person's. */
  seen(all: readonly RuleOverride[]): RuleOverride[]
  /** Whether it holds for nothing but what is this person's. */
  isOwn(override: RuleOverride): boolean
}

/** Of what is set for places and devices. A zone without its site is one of every site. */
export function ownOverrides(
  reach: Reach,
  registry: Pick<Registry, 'get'>,
  /** Of a band: whose limits these are. */
  mayKnow: (device: Device) => boolean,
): OwnOverrides {
  const reachesDevice = (id: string): boolean => {
    const device = registry.get(id)?.device
    if (device === undefined) return reach.isAll
    return reach.device(device) && mayKnow(device)
  }
  const isOwn = ({ site, zone, device }: Scope): boolean => {
    if (device !== undefined) return reachesDevice(device)
    if (reach.isAll) return true
    return site !== undefined && reach.place(site, zone)
  }
  const isSeen = (scope: Scope): boolean => {
    if (isOwn(scope)) return true
    const { site, zone, device } = scope
    if (device !== undefined) return false
    return site === undefined ? hasZone(zone) : reach.touches(site, zone)
  }
  const within = reach.within()
  const hasZone = (zone: string | undefined): boolean =>
    zone === undefined ||
    within === undefined ||
    within.sites.length > 0 ||
    within.zones.some(({ zones }) => zones.includes(zone))
  return { seen: all => all.filter(({ scope }) => isSeen(scope)), isOwn: ({ scope }) => isOwn(scope) }
}
