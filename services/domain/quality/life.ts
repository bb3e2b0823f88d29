import type { Cause, Severity, SuppressionReason } from '../model/alert.ts'
import type { DeviceId } from '../model/device.ts'
import { type Actor, SYSTEM } from '../model/person.ts'
import type { SiteId, ZoneId } from '../model/place.ts'
import type { DurationMs, Instant } from '../model/time.ts'

/** One alert from its beginning to its end, as far as the figures of alarm quality look at it. */
export interface AlertLife {
  readonly id: string
  readonly site: SiteId
  readonly zone: ZoneId
  readonly deviceId: DeviceId
  readonly rule: string
  /** The worst it ever was. */
  readonly severity: Severity
  readonly raisedAt: Instant
  /** When people were first told of it; `null` where it was held back to its end, or is still. */
  readonly announcedAt: Instant | null
  /** People heard of it together with another one. */
  readonly grouped: boolean
  readonly clearedAt: Instant | null
  readonly clearedBy: Actor | null
  /** When a person first did something about it, and who. */
  readonly takenAt: Instant | null
  readonly takenBy: Actor | null
  readonly resolvedAt: Instant | null
  readonly resolvedBy: Actor | null
  readonly cause: Cause | null
  /** Why it was first held back, if it ever was. */
  readonly heldBy: SuppressionReason | null
  /** It was shelved at some time. */
  readonly shelved: boolean
  /** It was marked as coming and going too often. */
  readonly chattered: boolean
}

/** From `from` up to, not with, `to`. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

export const lengthOf = ({ from, to }: Period): DurationMs => to - from

export const isWithin = (at: Instant | null, { from, to }: Period): at is Instant =>
  at !== null && at >= from && at < to

/** A person was told of it by itself: what the standards call an annunciated alarm. */
export const rings = (life: AlertLife): boolean => life.announcedAt !== null && !life.grouped

export const isPerson = (actor: Actor | null): actor is Actor => actor !== null && actor !== SYSTEM

/** The standards' word for it: this alarm of this device. */
export const alarmOf = ({ deviceId, rule }: AlertLife): string => `${deviceId} ${rule}`
