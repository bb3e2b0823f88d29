import type { DeviceId } from '../../services/domain/model/device.ts'
import type { Instant } from '../../services/domain/model/time.ts'
import { binsHappenings } from './happenings/bins.ts'
import { chargersHappenings } from './happenings/chargers.ts'
import { firesHappenings } from './happenings/fires.ts'
import { lanesHappenings } from './happenings/lanes.ts'
import { liftsHappenings } from './happenings/lifts.ts'
import { linksHappenings } from './happenings/links.ts'
import { sensorsHappenings } from './happenings/sensors.ts'
import { serversHappenings } from './happenings/servers.ts'
import { stairsHappenings } from './happenings/stairs.ts'
import { wearersHappenings } from './happenings/wearers.ts'

/**
 * What can happen in this world, a file each in `happenings/`. Named for what is so, never for what a rule would make of it: a
 * bin is full when a bag no longer fits, a lane is blocked when a driver walks away.
 */
export const WHATS = [
  ...binsHappenings,
  ...firesHappenings,
  ...lanesHappenings,
  ...chargersHappenings,
  ...wearersHappenings,
  ...stairsHappenings,
  ...liftsHappenings,
  ...sensorsHappenings,
  ...linksHappenings,
  ...serversHappenings,
] as const
export type What = (typeof WHATS)[number]

export interface Happening {
  readonly what: What
  readonly deviceId: DeviceId
  readonly from: Instant
  /** Absent while it lasts, and at the end of the world. */
  readonly to?: Instant
  /** The other devices that it silences. */
  readonly affects?: readonly DeviceId[]
}

/** Ends a happening. A second call changes nothing. */
export type End = (to: Instant) => void

/** The record of what happened, complete whatever the products of this world made of it. */
export class Truth {
  readonly #ended: Happening[] = []
  readonly #open = new Set<Happening>()

  begin(what: What, deviceId: DeviceId, from: Instant, affects?: readonly DeviceId[]): End {
    const happening: Happening = { what, deviceId, from, ...(affects && { affects }) }
    this.#open.add(happening)
    return to => {
      if (this.#open.delete(happening)) this.#ended.push({ ...happening, to })
    }
  }

  /** Something with a beginning and an end that are known at once. */
  happened(what: What, deviceId: DeviceId, from: Instant, to: Instant): void {
    this.begin(what, deviceId, from)(to)
  }

  /** Everything until now by its beginning; what still lasts has no `to`. */
  list(): Happening[] {
    return [...this.#ended, ...this.#open].sort((a, b) => a.from - b.from)
  }
}
