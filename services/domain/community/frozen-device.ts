import type { Seen } from '../alerts/keep.ts'
import type { AlertRecord } from '../alerts/record.ts'
import type { Identity } from '../ingest/identity.ts'
import { type FrozenIngestMemory, freezeIngestMemory, newestAt, thawIngestMemory } from '../ingest/memory.ts'
import { type FrozenSenses, forgetSenses, freezeSenses, thawSenses } from '../ingest/senses.ts'
import type { Device } from '../model/device.ts'
import type { Doubts } from '../model/doubt.ts'
import type { Dropout } from '../model/dropout.ts'
import type { Values } from '../model/reading.ts'
import type { Row } from '../model/row.ts'
import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'
import { type FrozenRuleState, freezeRuleState, thawRuleState } from '../rules/rule-state.ts'
import type { Window } from '../rules/windows.ts'
import { quietSince, SENSES_FROM, setQuietSince } from './device-numbers.ts'
import { type DeviceState, lastSeenAt, NO_VALUES, NONE_FAILED, newDeviceState } from './device-state.ts'
import { type EvidenceReading, evidenceOf, keepEvidence } from './evidence.ts'
import type { Forms } from './form.ts'
import { latestValues } from './latest-values.ts'
import type { Program } from './program.ts'
import { placeStates, placeWindows, statesByName, windowsByName } from './rule-memory.ts'

/** A device as plain data: what a snapshot holds of it. */
export interface FrozenDevice {
  readonly device: Device
  readonly values: Values
  readonly lateValues: Values
  /** Absent where nothing is known, and in snapshots of older versions. */
  readonly reportedAt?: Readonly<Record<string, Instant>>
  /** For who reads the snapshot: the same as the newest of `ingest`. */
  readonly lastSeenAt: Instant | null
  readonly quietSince: Instant | null
  readonly online: boolean | null
  readonly firmware?: string
  readonly isAwaited?: boolean
  readonly isCutOff?: boolean
  readonly lagMs: DurationMs
  readonly ingest: FrozenIngestMemory
  readonly heard: Identity[]
  readonly recent: readonly EvidenceReading[]
  readonly rules: Readonly<Record<string, FrozenRuleState>>
  readonly open: Record<string, string>
  /** Absent where nothing is kept, and in snapshots of older versions. */
  readonly seen?: Readonly<Record<string, Seen>>
  readonly failed?: Readonly<Record<string, string>>
  /** Of its sensors. */
  readonly senses?: FrozenSenses
  readonly doubts?: Doubts
  readonly dropouts?: readonly Dropout[]
  /** What its metrics were lately, by metric and length; in snapshots of older versions each rule remembered its own. */
  readonly windows?: Readonly<Record<string, Window>>
}

/** Shares what it can with the living state. */
export function freezeDevice(of: DeviceState): FrozenDevice {
  const since = quietSince(of)
  return {
    device: of.device,
    values: latestValues(of),
    lateValues: of.lateValues,
    ...(of.reportedAt && { reportedAt: of.reportedAt }),
    lastSeenAt: lastSeenAt(of),
    quietSince: since === NOT_YET ? null : since,
    online: of.online,
    ...(of.firmware !== undefined && { firmware: of.firmware }),
    ...(of.isAwaited && { isAwaited: true }),
    ...(of.isCutOff && { isCutOff: true }),
    lagMs: of.lagMs,
    ingest: freezeIngestMemory(of),
    heard: of.heard,
    recent: evidenceOf(of),
    rules: mapped(statesByName(of), freezeRuleState),
    open: of.open,
    senses: freezeSenses(of, of.program.sensed),
    ...(of.windows.length > 0 && { windows: windowsByName(of) }),
    ...(of.doubts && { doubts: of.doubts }),
    ...(of.dropouts && { dropouts: of.dropouts }),
    ...(of.seen && { seen: of.seen }),
    ...(of.failed !== NONE_FAILED && { failed: of.failed }),
  }
}

/** The other way round. Takes over the parts of `frozen`. */
export function thawDevice(
  frozen: FrozenDevice,
  program: Program,
  row: Row,
  forms: Forms,
  alerts: ReadonlyMap<string, AlertRecord>,
): DeviceState {
  const of: DeviceState = {
    ...newDeviceState(frozen.device, program, thawIngestMemory(frozen.ingest, row)),
    gathered: Object.keys(frozen.values).length === 0 ? undefined : frozen.values,
    lateValues: Object.keys(frozen.lateValues).length === 0 ? NO_VALUES : frozen.lateValues,
    reportedAt: frozen.reportedAt,
    online: frozen.online,
    firmware: frozen.firmware,
    isAwaited: frozen.isAwaited ?? false,
    isCutOff: frozen.isCutOff ?? false,
    lagMs: frozen.lagMs,
    heard: frozen.heard,
    open: frozen.open,
    doubts: frozen.doubts,
    dropouts: frozen.dropouts,
    seen: frozen.seen,
    failed: frozen.failed ?? NONE_FAILED,
  }
  forgetSenses(of, SENSES_FROM)
  thawSenses(frozen.senses ?? {}, of, program.sensed, of.expectedIntervalMs, newestAt(of))
  setQuietSince(of, frozen.quietSince ?? NOT_YET)
  for (const { at, values } of frozen.recent) keepEvidence(of, forms, at, values)
  placeWindows(of, frozen.windows ?? {})
  placeStates(of, mapped(frozen.rules, thawRuleState), alerts)
  return of
}

const mapped = <From, To>(record: Readonly<Record<string, From>>, change: (from: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([name, from]) => [name, change(from)]))
