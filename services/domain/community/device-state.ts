import type { Seen } from '../alerts/keep.ts'
import type { Identity } from '../ingest/identity.ts'
import { type IngestMemory, newestAt } from '../ingest/memory.ts'
import type { Device } from '../model/device.ts'
import type { Doubts } from '../model/doubt.ts'
import type { Dropout } from '../model/dropout.ts'
import type { Values } from '../model/reading.ts'
import { type DurationMs, type Instant, NOT_YET } from '../model/time.ts'
import type { RuleState } from '../rules/rule-state.ts'
import type { Window } from '../rules/windows.ts'
import type { Form } from './form.ts'
import { expectedIntervalMs, type Program } from './program.ts'

/** Calls for help of a device that are remembered. */
export const HEARD_CALLS = 64

export interface DeviceState extends IngestMemory {
  device: Device
  /** The device's own, or that of its kind. At hand, since every reading asks for it. */
  expectedIntervalMs: DurationMs
  /** The rules that apply to it; compiled, so no part of the snapshot. */
  program: Program
  /** Latest live value of each metric, where the newest reading did not report them all: see `latest-values.ts`. */
  gathered: Values | undefined
  /** When metrics of fire and smoke that its newest reading does not report were last reported. */
  reportedAt: Readonly<Record<string, Instant>> | undefined
  /** Values that are newer and came too late to be acted on: shown, never evaluated. */
  lateValues: Values
  online: boolean | null
  /** The version that it said it runs, the last time that it said so. */
  firmware: string | undefined
  /** Its connection is known to be lost, and nothing was heard of it since. */
  isCutOff: boolean
  /** Its silence is waited for by timers alone: rules about nothing else need not look at its readings. */
  isWatched: boolean
  /** Somebody waits to hear of it: see `heard-again.ts`. */
  isAwaited: boolean
  /** Deleted: what still refers to it has nothing to do any more. */
  isGone: boolean
  /** How far behind the server's now the newest live reading was: a slow clock, a slow way. */
  lagMs: DurationMs
  /** Rule → what was seen of the episode that it waits for or runs. Only of rules that keep something. */
  seen: Readonly<Record<string, Seen>> | undefined
  /** Identities of the readings that called for help, oldest first: one of them sent again much later is no new call. */
  readonly heard: Identity[]
  /** The form of its newest reading. */
  form: Form | undefined
  /** Those of the readings kept as evidence, each in the place of its numbers. */
  readonly forms: Form[]
  /** What its metrics were lately, each in the place of its program. */
  windows: readonly Window[]
  /** What its rules remember, each in the rule's place; a rule of which there is nothing to remember has none. */
  rules: (RuleState | undefined)[]
  /** How many of those are of rules without a memory: where none is, they are asked whether they stir. */
  awake: number
  /** Rules that failed on it, with the version and figures in which they did: so they are not tried again. */
  failed: Readonly<Record<string, string>>
  /** Of rules that apply no more, where only a person may end what they raised. */
  left: Record<string, RuleState>
  /** What speaks against its sensors; nothing for most devices. */
  doubts: Doubts | undefined
  /** Its latest silences that ended by themselves; nothing for most devices. */
  dropouts: readonly Dropout[] | undefined
  /** Rule → the alert of its running episode. */
  open: Record<string, string>
}

/** No metric was reported; one object for all devices. */
export const NO_VALUES: Values = {}

/** One object for all devices of which no rule failed. */
export const NONE_FAILED: Readonly<Record<string, string>> = {}

/** The time of its newest data, whether or not it came in time. */
export function lastSeenAt(of: DeviceState): Instant | null {
  const at = newestAt(of)
  return at === NOT_YET ? null : at
}

// What every reading asks for stands first and together: most devices are not in the processor's cache.
export const newDeviceState = (device: Device, program: Program, memory: IngestMemory): DeviceState => ({
  numbers: memory.numbers,
  start: memory.start,
  program,
  expectedIntervalMs: expectedIntervalMs(device, program.kind),
  lagMs: 0,
  form: undefined,
  gathered: undefined,
  reportedAt: undefined,
  lateValues: NO_VALUES,
  windows: program.windows.map(() => []),
  rules: program.rules.map(() => undefined),
  awake: 0,
  isWatched: false,
  isAwaited: false,
  isCutOff: false,
  isGone: false,
  device,
  forms: [],
  packets: memory.packets,
  behind: memory.behind,
  online: null,
  firmware: undefined,
  seen: undefined,
  heard: [],
  failed: NONE_FAILED,
  left: {},
  doubts: undefined,
  dropouts: undefined,
  open: {},
})
