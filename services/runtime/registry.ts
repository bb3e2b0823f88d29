import type { Device, DeviceId } from '../domain/model/device.ts'
import type { MaintenanceWindow } from '../domain/model/maintenance.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Reach } from '../domain/model/reach.ts'
import type { Values } from '../domain/model/reading.ts'
import type { Roster } from '../domain/model/roster.ts'
import type { Rule, RuleTuning } from '../domain/model/rule.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'

/** A device as the journal knows it: committed state alone. */
export interface DeviceView {
  readonly device: Device
  /** Latest value of each metric, and the event time of the newest live reading; `null` before the first. */
  readonly values: Values
  readonly lastSeenAt: Instant | null
  /** The device's own word on its connection; `null` when it never said. */
  readonly online: boolean | null
  /** The version that it last said it runs. */
  readonly firmware?: string | undefined
  /** How old the newest reading was when it came, by the device's own clock; negative where that is ahead. */
  readonly lagMs?: DurationMs | undefined
  /** A device of this id was deleted then: what was measured before is about somebody else. */
  readonly historyFrom: Instant | null
}

/** The committed devices, rules and tunings, in memory: what the broker's rights and the API's lists look up. */
export interface Registry {
  get(id: DeviceId): DeviceView | undefined
  list(): Iterable<DeviceView>
  readonly size: number
  /** When a device of this id was last deleted, on any site; `undefined` where none was. */
  deletedAt(id: DeviceId): Instant | undefined
  /** Another number after a device was registered, changed or deleted: what was found out about one before stands as long. */
  readonly revision: number
  /** Those that have a device. */
  sites(): Iterable<SiteId>
  hasSite(site: SiteId): boolean
  /** The devices that name this one as their gateway. */
  behind(gateway: DeviceId): Iterable<DeviceView>
  /** The device that a source calls so. */
  heardAt(source: SourceId, address: string): DeviceView | undefined
  /** All that a source speaks for. */
  of(source: SourceId): Iterable<DeviceView>
  /** Windows that are planned or under way, on all sites; those that are over may be among them. */
  maintenance(): Iterable<MaintenanceWindow>
  tuning(rule: string): RuleTuning | undefined
  /** The operator's own rules. */
  customRules(): Iterable<Rule>
  customRule(id: string): Rule | undefined
  /** The last version of an own rule, its deletion counted; 0 where there was never one of this id. */
  ruleVersion(id: string): number
  /** Who is there and who is told on a site; empty where nobody said. */
  roster(site: SiteId): Roster
  /** What the last check found of those whom an alert of the site could call. */
  reach(site: SiteId): Reach
  /** Another number after anything of any roster changed. */
  readonly rosterRevision: number
  /** The sites that somebody described, whether or not they have a device. */
  rosters(): Iterable<readonly [SiteId, Roster]>
  /** Rules that could not be evaluated on this device and are off there. */
  failedRules(id: DeviceId): readonly string[]
}
