import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Registry } from '../../runtime/registry.ts'
import { ApiProblem } from '../problem.ts'

type Known = Pick<Registry, 'get' | 'behind'>
type KnownOrigins = Known & Pick<Registry, 'heardAt'>

/** What else is on the server, as far as the one who registers may know it. */
export type Tells = (device: Device) => boolean

/** `GET /api/devices/labels` is about many: one of this id could not be asked for. */
const WORD_OF_THE_API: DeviceId = 'labels'

/** The kind of those that may speak for others. */
export const GATEWAY = 'gateway'

/**
 * Throws the reason why a device cannot be registered, or changed, like this; `among`: the others as they will be, where
 * several are registered together.
 */
export function refuseUnfit(
  device: Device,
  registry: Known,
  kinds: ReadonlySet<string>,
  { tells, among = registry }: { readonly tells: Tells; readonly among?: Known },
): void {
  if (!kinds.has(device.kind)) throw new ApiProblem('DEVICE_KIND_UNKNOWN', { detail: device.kind })
  const before = registry.get(device.id)?.device
  if (before === undefined && device.id === WORD_OF_THE_API)
    throw new ApiProblem('DEVICE_RESERVED', { detail: device.id })
  if (before && (before.site !== device.site || before.kind !== device.kind)) {
    if (!tells(before)) throw new ApiProblem('NOT_ALLOWED')
    throw new ApiProblem('DEVICE_MOVED', { detail: `it is a ${before.kind} of site ${before.site}` })
  }
  if (before === undefined) refuseUnlikeNamed(device, among, tells)
  if (device.gateway !== undefined) refuseUnfitGateway(device, device.gateway, before, { tells, among })
}

/** The devices as they would be known with these among them. */
export function asIfSaved(devices: readonly Device[], registry: KnownOrigins): KnownOrigins {
  const planned = new Map(devices.map(device => [device.id, device]))
  const named = Map.groupBy(devices, device => device.gateway)
  const viewOf = (device: Device) => ({ ...NOTHING_HEARD, device })
  return {
    get: id => {
      const device = planned.get(id)
      return device === undefined ? registry.get(id) : viewOf(device)
    },
    behind: gateway => [
      ...[...registry.behind(gateway)].filter(({ device }) => !planned.has(device.id)),
      ...(named.get(gateway) ?? []).map(viewOf),
    ],
    heardAt(source, address) {
      const isThere = ({ origin }: Device) => origin?.source === source && origin.address === address
      const before = registry.heardAt(source, address)?.device
      const holder = before && (planned.get(before.id) ?? before)
      // Whoever has the address and stays there has it before those that come.
      const first = holder && isThere(holder) ? holder : devices.find(isThere)
      return first && viewOf(first)
    },
  }
}

const NOTHING_HEARD = { values: {}, lastSeenAt: null, online: null, historyFrom: null }

/** What other devices name as their gateway, though it was deleted, comes back as that or not at all. */
function refuseUnlikeNamed({ id, kind, site }: Device, registry: Known, tells: Tells): void {
  const others = [...registry.behind(id)].map(({ device }) => device)
  if (others.every(device => kind === GATEWAY && site === device.site)) return
  const own = others.find(device => tells(device))
  throw new ApiProblem('GATEWAY_NAMED', own && { detail: `${own.id} of site ${own.site}` })
}

function refuseUnfitGateway(
  { id, site }: Device,
  named: DeviceId,
  before: Device | undefined,
  { tells, among: registry }: { readonly tells: Tells; readonly among: Known },
): void {
  const found = registry.get(named)?.device
  const gateway = found !== undefined && tells(found) ? found : undefined
  // One whose gateway was deleted, or is out of reach, may still be renamed.
  if (gateway === undefined && before?.gateway === named) return
  if (named === id) throw new ApiProblem('GATEWAY_CIRCLE', { detail: named })
  // Before whatever else could be said of it: on another site, or out of reach, it is as if it were not there.
  if (gateway?.kind !== GATEWAY || gateway.site !== site)
    throw new ApiProblem('GATEWAY_UNKNOWN', { detail: named })
  if (isBehind(gateway, id, registry)) throw new ApiProblem('GATEWAY_CIRCLE', { detail: named })
}

/**
 * Whether one is reached from the other by going from gateway to gateway; the other need not be registered, nor any more
 * be. What was a circle before ends the search too.
 */
function isBehind(device: Device | undefined, id: DeviceId, registry: Known): boolean {
  const seen = new Set<DeviceId>()
  for (let above = device; above !== undefined && !seen.has(above.id); ) {
    if (above.gateway === id) return true
    seen.add(above.id)
    above = registry.get(above.gateway ?? '')?.device
  }
  return false
}
