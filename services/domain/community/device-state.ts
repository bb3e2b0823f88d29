import type { Identity } from '../ingest/identity.ts'
import { type IngestMemory, newIngestMemory } from '../ingest/memory.ts'
import type { Device } from '../model/device.ts'
import type { Values } from '../model/reading.ts'
import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'
import type { RuleState } from '../rules/rule-state.ts'
import { expectedIntervalMs, type Program } from './program.ts'

/** Calls for help of a device that are remembered. */
export const HEARD_CALLS = 64

/** Readings of a device kept at hand to stand as evidence. */
export const EVIDENCE_READINGS = 5

export interface DeviceState {
  device: Device
  /** The device's own, or that of its kind. At hand, since every reading asks for it. */
  expectedIntervalMs: DurationMs
  /** The rules that apply to it; compiled, so no part of the snapshot. */
  program: Program
  /** Latest live value of each metric: what the rules see. May be that of the newest evidence: see `latest-values.ts`. */
  values: Values
  /** Values that are newer and came too late to be acted on: shown, never evaluated. */
  lateValues: Values
  /** Since when it is silent, by the server's clock; moved on by the time that the server was down. */
  quietSince: Instant
  online: boolean | null
  /** Its silence is waited for by timers alone: rules about nothing else need not look at its readings. */
  isWatched: boolean
  /** Deleted: what still refers to it has nothing to do any more. */
  isGone: boolean
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

/** Written over by a later reading, values and all: whoever keeps one makes a copy. */
export interface EvidenceReading {
  at: Instant
  values: Values
  /** The metrics of those, in their order; one list for all readings that report the same. */
  names: readonly string[]
}

/** No metric was reported; one object for all devices. */
export const NO_VALUES: Values = {}

/** The time of its newest data, whether or not it came in time. */
export const lastSeenAt = ({ ingest }: DeviceState): Instant | null =>
  ingest.newestAt === NOT_YET ? null : ingest.newestAt

// What every reading asks for stands first and together: most devices are not in the processor's cache.
export const newDeviceState = (device: Device, program: Program): DeviceState => ({
  quietSince: NOT_YET,
  program,
  ingest: newIngestMemory(),
  expectedIntervalMs: expectedIntervalMs(device, program.kind),
  lagMs: 0,
  recent: [],
  values: NO_VALUES,
  lateValues: NO_VALUES,
  rules: program.rules.map(() => undefined),
  awake: 0,
  isWatched: false,
  isGone: false,
  device,
  online: null,
  heard: [],
  left: {},
  open: {},
})
