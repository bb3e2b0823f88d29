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
export function ownOverrides(reach: Reach, registry: Pick<Registry, 'get'>): OwnOverrides {
  const reachesDevice = (id: string): boolean => {
    const device = registry.get(id)?.device
    return device !== undefined && reach.device(device)
  }
  const isOwn = ({ site, zone, device }: Scope): boolean => {
    if (reach.isAll) return true
    if (device !== undefined) return reachesDevice(device)
    return site !== undefined && reach.place(site, zone)
  }
  const isSeen = (scope: Scope): boolean => {
    if (reach.isAll || isOwn(scope)) return true
    const { site, zone, device } = scope
    return device === undefined && (site === undefined || reach.touches(site, zone))
  }
  return { seen: all => all.filter(({ scope }) => isSeen(scope)), isOwn: ({ scope }) => isOwn(scope) }
}
