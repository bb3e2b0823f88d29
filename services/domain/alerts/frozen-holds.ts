import type { DeviceId } from '../model/device.ts'
import type { MaintenanceWindow } from '../model/maintenance.ts'
import type { SiteId } from '../model/place.ts'
import { type Instant, NOT_YET } from '../model/time.ts'
import {
  type Chatter,
  type Flood,
  type Group,
  type Holds,
  newHolds,
  type Quiet,
  type Shelf,
  type SiteSilence,
} from './holds.ts'

/** As plain data, for a snapshot. A time that has not come so far is absent. */
export interface FrozenHolds {
  readonly shelves: readonly (readonly [string, Shelf])[]
  readonly windows: readonly MaintenanceWindow[]
  readonly chatters: readonly (readonly [string, Chatter])[]
  readonly groups: readonly (readonly [string, Group])[]
  readonly flood: Flood
  readonly returned: readonly (readonly [string, Instant])[]
  readonly silence: {
    readonly reference: Quiet | null
    readonly lookedAt: Instant | null
    readonly lookDue: Instant | null
    readonly returnedAt: Instant | null
    /** Absent where there are none, and in snapshots of older versions. */
    readonly apart?: readonly DeviceId[]
  }
  readonly open: Readonly<Record<string, string>>
}

export const freezeHolds = (holds: Holds): FrozenHolds => ({
  shelves: [...holds.shelves],
  windows: [...holds.windows.values()],
  chatters: [...holds.chatters],
  groups: [...holds.groups],
  flood: holds.flood,
  returned: [...holds.returned],
  silence: freezeSilence(holds.silence),
  open: holds.open,
})

/** The other way round. A snapshot of before there were any has none. */
export function thawHolds(site: SiteId, frozen: FrozenHolds | undefined): Holds {
  if (frozen === undefined) return newHolds(site)
  const { silence } = frozen
  return {
    shelves: new Map(frozen.shelves),
    windows: new Map(frozen.windows.map(window => [window.id, window])),
    chatters: new Map(frozen.chatters),
    groups: new Map(frozen.groups),
    flood: { ...frozen.flood },
    returned: new Map(frozen.returned),
    silence: {
      ...silence,
      lookedAt: silence.lookedAt ?? NOT_YET,
      returnedAt: silence.returnedAt ?? NOT_YET,
      apart: new Set(silence.apart),
    },
    open: { ...frozen.open },
  }
}

const freezeSilence = ({ apart, ...silence }: SiteSilence): FrozenHolds['silence'] => ({
  ...silence,
  lookedAt: timeOrNull(silence.lookedAt),
  returnedAt: timeOrNull(silence.returnedAt),
  ...(apart.size > 0 && { apart: [...apart] }),
})

const timeOrNull = (at: Instant): Instant | null => (at === NOT_YET ? null : at)
