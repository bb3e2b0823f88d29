import { toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { TurnedAwayRow } from '../../runtime/turned-away.ts'
import type { Reach } from '../access/reach.ts'
import type { WireTurnedAway } from '../wire/device-door.ts'

type Known = Pick<Registry, 'get' | 'sites'>

/** Those of whom somebody may know: of one that nobody registered, nobody knows on which site it stands. */
export function turnedAwayForms(
  rows: readonly TurnedAwayRow[],
  registry: Known,
  reach: Reach,
): WireTurnedAway[] {
  return rows.flatMap(({ address = null, name = null, lastAt, ...row }) => {
    const device = name === null ? undefined : registry.get(name)?.device
    const mayKnow = device === undefined ? reachesAll(reach, registry) : reach.device(device)
    if (!mayKnow) return []
    return [{ ...row, address, name, device: device?.id ?? null, lastAt: toRfc3339(lastAt) }]
  })
}

export const reachesAll = (reach: Reach, registry: Pick<Registry, 'sites'>): boolean =>
  reach.isAll || [...registry.sites()].every(site => reach.place(site))
