import type { AlertRecord } from '../alerts/record.ts'
import type { Identity } from '../ingest/identity.ts'
import { type IngestMemory, newIngestMemory } from '../ingest/memory.ts'
import type { Outcome } from '../model/command.ts'
import type { Device, DeviceId } from '../model/device.ts'
import type { SiteId } from '../model/place.ts'
import type { Policy } from '../model/policy.ts'
import type { Values } from '../model/reading.ts'
import type { RuleTuning } from '../model/rule.ts'
import { DAY, type DurationMs, type Instant, MINUTE, NOT_YET, SECOND } from '../model/time.ts'
import type { RuleState } from '../rules/rule-state.ts'
import type { Program, RuleBook } from './program.ts'
import { TimerQueue } from './timer-queue.ts'

/** Calls for help of a device that are remembered. */
export const HEARD_CALLS = 64

/** Readings of a device kept at hand to stand as evidence. */
export const EVIDENCE_READINGS = 5

export interface DeviceState {
  device: Device
  /** The rules that apply to it; compiled, so no part of the snapshot. */
  program: Program
  /** Latest live value of each metric: what the rules see. May be the newest reading's own: see `latest-values.ts`. */
  values: Values
  /** Values that are newer and came too late to be acted on: shown, never evaluated. */
  lateValues: Values
  /** Since when it is silent, by the server's clock; moved on by the time that the server was down. */
  quietSince: Instant
  online: boolean | null
  /** How far behind the server's now the newest live reading was: a slow clock, a slow way. */
  lagMs: DurationMs
  ingest: IngestMemory
  /** Identities of the readings that called for help, oldest first: one of them sent again much later is no new call. */
  readonly heard: Identity[]
  readonly recent: EvidenceReading[]
  /** What its rules remember, each in the rule's place; a rule of which there is nothing to remember has none. */
  rules: (RuleState | undefined)[]
  /** How many of those are of rules that are left alone while the device is within their bands. */
  awake: number
  /** Of rules that apply no more, where only a person may end what they raised. */
  left: Record<string, RuleState>
  /** Rule → the alert of its running episode. */
  open: Record<string, string>
}

/** Written over by a later reading: whoever keeps one makes a copy. */
export interface EvidenceReading {
  at: Instant
  values: Values
}

/** No metric was reported; one object for all devices. */
export const NO_VALUES: Values = {}

/** The time of its newest data, whether or not it came in time. */
export const lastSeenAt = ({ ingest }: DeviceState): Instant | null =>
  ingest.newestAt === NOT_YET ? null : ingest.newestAt

/** A command that was answered, for those who ask again with the same key. */
export interface Answered {
  readonly request: string
  readonly outcome: Outcome
}

/**
 * Everything that is known of one site (社区): the unit of partition. Changed in place by `step` and by nothing
 * else; what leaves it (alerts, events) is never changed afterwards.
 */
export interface Community {
  readonly site: SiteId
  readonly book: RuleBook
  now: Instant
  policy: Policy
  /** The number of the latest alert. */
  serial: number
  readonly devices: Map<DeviceId, DeviceState>
  /** Every alert that is not resolved. */
  readonly alerts: Map<string, AlertRecord>
  readonly tunings: Map<string, RuleTuning>
  /** When a device of this id was last deleted: what was measured before is about somebody else. */
  readonly deleted: Map<DeviceId, Instant>
  timers: TimerQueue
  /** In the order of their arrival; the oldest are forgotten first. */
  readonly answered: Map<string, Answered>
}

export const defaultPolicy: Policy = {
  graceMs: 30 * SECOND,
  lateAfterMs: 5 * MINUTE,
  futureToleranceMs: 10 * SECOND,
  keepClearedMs: 30 * DAY,
}

export const newCommunity = (site: SiteId, book: RuleBook): Community => ({
  site,
  book,
  now: 0,
  policy: defaultPolicy,
  serial: 0,
  devices: new Map(),
  alerts: new Map(),
  tunings: new Map(),
  deleted: new Map(),
  timers: new TimerQueue(),
  answered: new Map(),
})

export const newDeviceState = (device: Device, program: Program): DeviceState => ({
  device,
  program,
  values: NO_VALUES,
  lateValues: NO_VALUES,
  quietSince: NOT_YET,
  online: null,
  lagMs: 0,
  ingest: newIngestMemory(),
  heard: [],
  recent: [],
  rules: program.rules.map(() => undefined),
  awake: 0,
  left: {},
  open: {},
})
