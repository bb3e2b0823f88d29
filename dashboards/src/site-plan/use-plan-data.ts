import { useEffect, useMemo, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireZone } from '../../../services/api/wire/place.ts'
import type { WireSitePlan, WireSitePlanList } from '../../../services/api/wire/site-plan.ts'
import { useBoard } from '../alerts/lists.ts'
import { useDevices, useKinds, type WireKind } from '../api/devices.ts'
import { sitePath, useZones } from '../api/places.ts'
import { useGet } from '../api/use-get.ts'
import { useCan } from '../app/rights.ts'
import { clock } from '../time/clock.ts'
import { type Drawing, schematic } from './schematic.ts'
import { type Thing, thingsOf } from './things.ts'
import { isServer, withoutServers } from './without-servers.ts'
import { countsOf, type ZoneCount, type ZoneNode, zoneTree } from './zone-tree.ts'

export interface PlanData {
  readonly site: string
  readonly plans: readonly WireSitePlan[]
  readonly mayEdit: boolean
  readonly zones: readonly WireZone[]
  readonly tree: readonly ZoneNode[]
  readonly counts: ReadonlyMap<string, ZoneCount>
  /** The worst first. */
  readonly things: readonly Thing[]
  readonly byId: ReadonlyMap<string, Thing>
  readonly alerts: readonly WireAlert[]
  readonly kinds: ReadonlyMap<string, WireKind> | undefined
  readonly schematic: Drawing
}

export const sitePlansPath = (site: string): string => `${sitePath(site)}/site-plans`

/** Others draw, too; it is no matter of seconds. */
const PLANS_EVERY_MS = 60_000
/** Nothing becomes silent faster than that. */
const FRESHNESS_EVERY_MS = 10_000

/** All that a plan shows; nothing until it is whole. */
export function usePlanData(site: string) {
  const plans = useGet<WireSitePlanList>(sitePlansPath(site), { everyMs: PLANS_EVERY_MS })
  const zones = useZones(site)
  const devices = useDevices()
  const board = useBoard()
  const { data: kinds } = useKinds()
  const now = useSlowNow()
  // Whoever is told of a wearer that help is needed, and not which, must not read that the band is well.
  const seesBands = useCan()('health.read')
  const own = useMemo(
    () =>
      devices.data?.list.filter(
        one => one.site === site && (seesBands || isPlaceable(one)) && !isServer(one),
      ),
    [devices.data, site, seesBands],
  )
  const alerts = useMemo(() => board.data?.alerts.filter(one => one.site === site), [board.data, site])
  const peopled = useMemo(
    () => zones.data && devices.data && withoutServers(zones.data.zones, devices.data.list, site),
    [zones.data, devices.data, site],
  )
  const places = useMemo(() => placesOf(peopled, own), [peopled, own])
  const live = useMemo(() => liveOf(places?.tree, own, alerts, kinds, now), [places, own, alerts, kinds, now])
  const data: PlanData | undefined =
    plans.data && places && live ? { site, ...plans.data, ...places, ...live, kinds } : undefined
  return { data, error: plans.error ?? zones.error ?? devices.error ?? board.error, retry: plans.refetch }
}

/** The schematic stays as it is while nothing but readings changes: nothing jumps. */
function placesOf(zones: readonly WireZone[] | undefined, devices: readonly WireDevice[] | undefined) {
  if (zones === undefined || devices === undefined) return undefined
  const tree = zoneTree(zones)
  return { zones, tree, schematic: schematic(tree, devices.filter(isPlaceable).toSorted(byId)) }
}

/** A band is where its wearer is. */
export const isPlaceable = ({ kind }: Pick<WireDevice, 'kind'>): boolean => kind !== 'wristband'

const byId = (a: WireDevice, b: WireDevice) => a.id.localeCompare(b.id, 'en', { numeric: true })

function liveOf(
  tree: readonly ZoneNode[] | undefined,
  devices: readonly WireDevice[] | undefined,
  alerts: readonly WireAlert[] | undefined,
  kinds: ReadonlyMap<string, WireKind> | undefined,
  now: number,
) {
  if (tree === undefined || devices === undefined || alerts === undefined) return undefined
  const things = thingsOf(devices, alerts, kinds, now)
  const byId = new Map(things.map(thing => [thing.device.id, thing]))
  return { alerts, counts: countsOf(tree, alerts), things, byId }
}

function useSlowNow(): number {
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), FRESHNESS_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
