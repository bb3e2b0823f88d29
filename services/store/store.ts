import type { Alert, AlertEvent, Cause, Condition, Handling, Severity } from '../domain/model/alert.ts'
import type { Device, DeviceId, DeviceKind } from '../domain/model/device.ts'
import type { DeviceCertificate, SeenCertificate } from '../domain/model/device-certificate.ts'
import type { DeviceTokens } from '../domain/model/device-token.ts'
import type { Actor, Role } from '../domain/model/person.ts'
import type { Rule, RuleTuning } from '../domain/model/rule.ts'
import type { Within } from '../domain/model/scope.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Seq } from '../journal/journal.ts'
import type { PersonStore } from './account-store.ts'

export interface AlertQuery {
  readonly condition?: Condition
  readonly handling?: readonly Handling[]
  readonly severity?: readonly Severity[]
  readonly kind?: DeviceKind
  readonly site?: string
  readonly zone?: string
  readonly deviceId?: DeviceId
  readonly rule?: string
  /** What it turned out to be. */
  readonly cause?: readonly Cause[]
  /** Who has it. */
  readonly assignee?: string
  /** In the number or the zone of the alert, or of one of these devices, which were found by the same words. */
  readonly text?: { readonly words: string; readonly devices: readonly DeviceId[] }
  /** Held back from people, or not. */
  readonly suppressed?: boolean
  /** Nothing of these kinds. */
  readonly exceptKinds?: readonly DeviceKind[]
  /** Nothing that lies elsewhere. */
  readonly within?: Within
  /** Raised after it, or at that very time and active still: of whoever has a device id since then. */
  readonly raisedSince?: Instant
  /** Raised or changed at or after. */
  readonly since?: Instant
  /** With `since`: of these kinds what was raised since then, not what was changed. */
  readonly raisedAloneKinds?: readonly DeviceKind[]
  readonly limit: number
  /** From 0. */
  readonly page: number
}

/** Newest raised first. The list is true at `seq`: the feed from there on misses nothing and repeats nothing. */
export interface AlertPage {
  readonly alerts: readonly Alert[]
  readonly total: number
  readonly seq: Seq
}

/** The alert list: a projection of the journal, never behind it. */
export interface AlertStore {
  list(query: AlertQuery): Promise<AlertPage>
  get(id: string): Promise<{ alert: Alert; events: readonly AlertEvent[] } | undefined>
  /** Those that are active and not resolved; a severity without any is 0. */
  countOpen(): Promise<Readonly<Record<Severity, number>>>
}

/** One look at a person's health data. */
export interface Look {
  readonly at: Instant
  readonly username: string
  readonly deviceId: DeviceId
  /** What was looked at: `readings`, `alert`, `last-values`. */
  readonly what: string
  /** By which role it was allowed. */
  readonly why: Role
}

/** People who sign in, programs and devices. Secrets are kept as hashes; writes are durable when they resolve. */
export interface AccountStore extends PersonStore {
  /** By device id; former ones that have ended may be among them. */
  deviceTokens(): Promise<ReadonlyMap<DeviceId, DeviceTokens>>
  /** In one transaction. */
  saveDeviceTokens(changed: readonly (readonly [DeviceId, DeviceTokens])[]): Promise<void>
  removeDeviceToken(id: DeviceId): Promise<void>
  deviceCertificates(): Promise<DeviceCertificate[]>
  saveDeviceCertificate(certificate: DeviceCertificate): Promise<void>
  /** Those that were taken from the device stay. */
  removeBoundCertificates(id: DeviceId): Promise<void>
  seenCertificates(): Promise<ReadonlyMap<DeviceId, readonly SeenCertificate[]>>
  /** In one transaction; an empty list takes away what was kept. */
  saveSeenCertificates(changed: readonly (readonly [DeviceId, readonly SeenCertificate[]])[]): Promise<void>
  recordLooks(looks: readonly Look[]): Promise<void>
  looks(deviceId: DeviceId, limit: number): Promise<Look[]>
}

/** Every device there ever was, as last saved, deleted ones too: what the log's older readings belong to. */
export interface DeviceArchive {
  device(id: DeviceId): Promise<Device | undefined>
}

/** One thing that somebody did to a rule. */
export interface RuleChange {
  readonly rule: string
  /** Counts from 1 within the rule. */
  readonly n: number
  readonly what: 'saved' | 'tuned' | 'deleted'
  /** Of the definition, a deletion included, or of the tuning: each counts by itself. */
  readonly version: number
  readonly at: Instant
  readonly actor: Actor
  readonly note: string | null
  /** Where it was saved. */
  readonly definition?: Rule
  /** Where it was tuned. */
  readonly tuning?: RuleTuning
}

/** What became of the rules: a projection of the journal, never behind it; deleted rules stay. */
export interface RuleArchive {
  /** Oldest first; of very many the latest. */
  changes(rule: string): Promise<readonly RuleChange[]>
  /** The deletion of each rule that is deleted, the latest first. */
  deleted(): Promise<readonly RuleChange[]>
}
