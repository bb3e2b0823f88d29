import type { BridgeDesk, BridgeStatus } from '../../bridges/desk.ts'
import type { SiteId } from '../../domain/model/place.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { Source } from '../../sources/source.ts'
import type { Reach } from '../access/reach.ts'
import { ApiProblem } from '../problem.ts'

type Devices = Pick<Registry, 'get'>

/** The site whose own a bridge is: where the gateway stands that it is told to be. */
export const siteOfBridge = (
  { gateway }: Pick<BridgeStatus, 'gateway'>,
  devices: Devices,
): SiteId | undefined => (gateway === undefined ? undefined : devices.get(gateway)?.device.site)

/** The same of one that there is not and of one that is not yours: nobody is told which. */
export function bridgeUnknown(bridge: string): ApiProblem {
  const says = fault('via', `there is no bridge ${bridge}`, `没有名为 ${bridge} 的桥接`)
  return new ApiProblem('BRIDGE_UNKNOWN', { detail: bridge, faults: [says] })
}

export interface BridgeReachOptions {
  readonly bridges: Pick<BridgeDesk, 'list'>
  readonly registry: Devices
  readonly reach: Reach
}

/**
 * A filter hears whatever its broker has, of any site. So what is listened to at a bridge is said by those of the site whose
 * own it is, and else by whoever reaches all sites; others may change all but that of a source that is there.
 */
export function refuseStrangers(
  { via, site, filters }: Pick<Source, 'via' | 'site' | 'filters'>,
  before: Source | undefined,
  { bridges, registry, reach }: BridgeReachOptions,
): void {
  if (!('bridge' in via) || reach.isAll) return
  const bridge = bridges.list().find(({ id }) => id === via.bridge)
  if (bridge !== undefined && siteOfBridge(bridge, registry) === site) return
  const isThere = before !== undefined && 'bridge' in before.via && before.via.bridge === via.bridge
  if (!isThere) throw bridgeUnknown(via.bridge)
  if (filters.every(filter => before.filters.includes(filter))) return
  throw new ApiProblem('NOT_ALLOWED', {
    detail: `filters: what is listened to at ${via.bridge} is said by whoever reaches all sites`,
  })
}
