import type { Severity } from '../model/alert.ts'
import type { DeviceId } from '../model/device.ts'
import type { MaintenanceWindow } from '../model/maintenance.ts'
import type { Actor } from '../model/person.ts'
import type { SiteId } from '../model/place.ts'
import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'

/** All that keeps alerts of a site from people, or together. */
export interface Holds {
  readonly shelves: Map<string, Shelf>
  readonly windows: Map<string, MaintenanceWindow>
  readonly chatters: Map<string, Chatter>
  readonly groups: Map<string, Group>
  readonly flood: Flood
  /** When a gateway that was silent came back: what is behind it gets its own chance from then on. */
  readonly returned: Map<DeviceId, Instant>
  readonly silence: SiteSilence
  /** Rule → the open alert about the site itself. */
  readonly open: Record<string, string>
}

export interface SiteSilence {
  /** The device whose silence showed that of the site. */
  reference: Quiet | null
  lookedAt: Instant
  /** The next look that is waited for. */
  lookDue: Instant | null
  returnedAt: Instant
  /** Those that were heard all the same when the site was found silent. */
  apart: Set<DeviceId>
}

/** Put aside by a person, for a while and with a reason: this rule of this device, also where it begins anew. */
export interface Shelf {
  readonly deviceId: DeviceId
  readonly rule: string
  readonly by: Actor
  readonly reason: string
  readonly since: Instant
  readonly until: Instant
}

/** What comes and goes: the latest ends of a device's rule. */
export interface Chatter {
  /** In the device's own time, so that what was queued for an hour and comes in one go does not chatter. */
  readonly ends: readonly Instant[]
  /** When it last came or went, by the flow's time. */
  readonly turnedAt: Instant
  /** The alert that is held open, and the worst that people heard of it. */
  holding: { readonly alertId: string; readonly peak: Severity } | null
}

/** Like alerts of a zone go by the first of them. */
export interface Group {
  readonly first: string
  readonly at: Instant
}

/** How many alerts come, as EEMUA 191 counts them: those that people heard of, and those that only the flood held back. */
export interface Flood {
  readonly site: SiteId
  /** The latest, oldest first: as many as it takes to begin one. */
  arrivals: readonly Instant[]
  /** Held back since it began. */
  held: Partial<Record<Severity, number>>
}

/** What is known of the silence of a device that reports by itself. */
export interface Quiet {
  readonly quietSince: Instant
  readonly intervalMs: DurationMs
}

export const newHolds = (site: SiteId): Holds => ({
  shelves: new Map(),
  windows: new Map(),
  chatters: new Map(),
  groups: new Map(),
  flood: { site, arrivals: [], held: {} },
  returned: new Map(),
  silence: { reference: null, lookedAt: NOT_YET, lookDue: null, returnedAt: NOT_YET, apart: new Set() },
  open: {},
})

/** A device is gone, and all that was kept of it. */
export function forgetDevice({ shelves, chatters, returned, silence }: Holds, id: DeviceId): void {
  for (const [identity, { deviceId }] of shelves) if (deviceId === id) shelves.delete(identity)
  for (const identity of chatters.keys()) if (identity.startsWith(`${id} `)) chatters.delete(identity)
  returned.delete(id)
  silence.apart.delete(id)
}

/** The server was down for so long: what is counted from a device's silence moves on with it. */
export function moveOn({ returned, silence }: Holds, missedMs: number): void {
  for (const [id, at] of returned) returned.set(id, at + missedMs)
  silence.returnedAt += missedMs
  if (silence.reference === null) return
  silence.reference = { ...silence.reference, quietSince: silence.reference.quietSince + missedMs }
}
