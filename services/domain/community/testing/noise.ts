// For tests of what keeps alerts from people: a site played through time, and what it says in short words.
import { type AlertChange, isForPeople } from '../../model/alert.ts'
import type { Device } from '../../model/device.ts'
import type { Input } from '../../model/input.ts'
import type { MaintenanceWindow } from '../../model/maintenance.ts'
import type { Policy } from '../../model/policy.ts'
import type { Values } from '../../model/reading.ts'
import { type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { freeze, thaw } from '../snapshot.ts'
import { type Community, defaultPolicy } from '../state.ts'
import { step } from '../step.ts'
import { book, reading, siteWith, T0 } from './site.ts'

/** `bin-full cam`: what is raised about which device; `[held: parent gw]` where people do not hear of it. */
export const said = ({ alert, event }: AlertChange): string => {
  const held = alert.suppressed === null ? '' : ` [${alert.suppressed.reason} ${alert.suppressed.by}]`
  return `${event.type} ${alert.rule} ${alert.deviceId}${held}`
}

/** A site whose time is told in seconds since its beginning. */
export class Played {
  community: Community
  now: Instant = T0
  readonly changes: AlertChange[] = []

  constructor(devices: readonly Device[], policy: Partial<Policy> = {}) {
    this.community = siteWith(...devices)
    this.at(0, { type: 'started', policy: { ...defaultPolicy, ...policy } })
  }

  /** What follows from an input at a second. */
  at(second: number, input: Input = { type: 'tick' }): string[] {
    this.now = T0 + second * SECOND
    const { changes } = step(this.community, input, this.now)
    this.changes.push(...changes)
    return changes.map(said)
  }

  report(second: number, deviceId: string, values: Values): string[] {
    return this.at(second, reading(deviceId, T0 + second * SECOND, values))
  }

  /** Through a snapshot, as at a restart of no length. */
  restart(): void {
    this.community = thaw(JSON.parse(JSON.stringify(freeze(this.community))), book)
  }

  /** All that people heard of so far. */
  forPeople(): string[] {
    return this.changes.filter(isForPeople).map(said)
  }
}

export const gateway = (id: string, gateway?: string): Device => ({
  ...{ id, kind: 'gateway', site: 's', zone: 'plant', name: id, expectedIntervalMs: 5 * MINUTE },
  ...(gateway === undefined ? {} : { gateway }),
})

/** A camera that reports every 30 s, so that it is silent after 90. */
export const cameraOf = (id: string, gateway?: string, zone = 'gate'): Device => ({
  ...{ id, kind: 'fire-lane-camera', site: 's', zone, name: id, expectedIntervalMs: 30 * SECOND },
  ...(gateway === undefined ? {} : { gateway }),
})

export const binOf = (id: string, zone = 'b3'): Device => ({
  ...{ id, kind: 'smart-bin', site: 's', zone, name: id, expectedIntervalMs: 24 * 60 * MINUTE },
})

export const planned = (over: Partial<MaintenanceWindow> & { fromS: number; toS: number }): Input => {
  const { fromS, toS, ...scope } = over
  const window = { id: 'm-1', site: 's', reason: 'new pump', by: 'wang', ...scope }
  return {
    type: 'maintenance-planned',
    window: { ...window, from: T0 + fromS * SECOND, to: T0 + toS * SECOND },
  }
}
