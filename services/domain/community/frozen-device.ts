import type { Identity } from '../ingest/identity.ts'
import { type FrozenIngestMemory, freezeIngestMemory, thawIngestMemory } from '../ingest/memory.ts'
import type { Device } from '../model/device.ts'
import type { Values } from '../model/reading.ts'
import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'
import { type FrozenRuleState, freezeRuleState, thawRuleState } from '../rules/rule-state.ts'
import {
  type DeviceState,
  type EvidenceReading,
  lastSeenAt,
  NO_VALUES,
  newDeviceState,
} from './device-state.ts'
import type { Program } from './program.ts'
import { placeStates, statesByName } from './rule-memory.ts'

/** A device as plain data: what a snapshot holds of it. */
export interface FrozenDevice {
  readonly device: Device
  readonly values: Values
  readonly lateValues: Values
  /** For who reads the snapshot: the same as the newest of `ingest`. */
  readonly lastSeenAt: Instant | null
  readonly quietSince: Instant | null
  readonly online: boolean | null
  readonly lagMs: DurationMs
  readonly ingest: FrozenIngestMemory
  readonly heard: Identity[]
  readonly recent: readonly Omit<EvidenceReading, 'names'>[]
  readonly rules: Readonly<Record<string, FrozenRuleState>>
  readonly open: Record<string, string>
}

/** Shares what it can with the living state. */
export const freezeDevice = (of: DeviceState): FrozenDevice => ({
  device: of.device,
  values: of.values,
  lateValues: of.lateValues,
  lastSeenAt: lastSeenAt(of),
  quietSince: of.quietSince === NOT_YET ? null : of.quietSince,
  online: of.online,
  lagMs: of.lagMs,
  ingest: freezeIngestMemory(of.ingest),
  heard: of.heard,
  recent: of.recent.map(({ at, values }) => ({ at, values })),
  rules: mapped(statesByName(of), freezeRuleState),
  open: of.open,
})

/** The other way round. Takes over the parts of `frozen`. */
export function thawDevice(frozen: FrozenDevice, program: Program): DeviceState {
  const of: DeviceState = {
    ...newDeviceState(frozen.device, program),
    values: frozen.values,
    lateValues: Object.keys(frozen.lateValues).length === 0 ? NO_VALUES : frozen.lateValues,
    quietSince: frozen.quietSince ?? NOT_YET,
    online: frozen.online,
    lagMs: frozen.lagMs,
    ingest: thawIngestMemory(frozen.ingest),
    heard: frozen.heard,
    recent: frozen.recent.map(({ at, values }) => ({ at, values, names: Object.keys(values) })),
    open: frozen.open,
  }
  placeStates(of, mapped(frozen.rules, thawRuleState))
  return of
}

const mapped = <From, To>(record: Readonly<Record<string, From>>, change: (from: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([name, from]) => [name, change(from)]))
