import type { AlertChange } from './alert.ts'
import type { Command, Outcome } from './command.ts'
import type { Device, DeviceId } from './device.ts'
import type { MaintenanceWindow } from './maintenance.ts'
import type { Actor } from './person.ts'
import type { Policy } from './policy.ts'
import type { Unreachable } from './reach.ts'
import type { Acceptance, Reading } from './reading.ts'
import type { RosterEntry, RosterWhat } from './roster.ts'
import type { Rule, RuleTuning } from './rule.ts'
import type { DurationMs } from './time.ts'

/** Everything that changes the state of a site. Each is journalled with its `now`; nothing else moves the state. */
export type Input =
  /** `aheadMs`: how far the flow's time is ahead of the machine's clock, where it is: stamps look older by as much. */
  | { readonly type: 'reading'; readonly reading: Reading; readonly aheadMs?: DurationMs }
  /** The device's own word on its connection, or its last will; and which version it runs, where it says so. */
  | {
      readonly type: 'status'
      readonly deviceId: DeviceId
      readonly online: boolean
      readonly firmware?: string
    }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'device-saved'; readonly device: Device; readonly actor: Actor }
  | { readonly type: 'device-deleted'; readonly deviceId: DeviceId; readonly actor: Actor }
  | {
      readonly type: 'rule-tuned'
      readonly tuning: RuleTuning
      readonly actor: Actor
      readonly note?: string
    }
  /** A rule of the operator's own: a new one, or the next version of one. What a site has already changes nothing. */
  | { readonly type: 'rule-saved'; readonly rule: Rule; readonly actor: Actor; readonly note?: string }
  /** Its end is a version too, the one after its last. */
  | {
      readonly type: 'rule-deleted'
      readonly rule: string
      readonly version: number
      readonly actor: Actor
      readonly note?: string
    }
  /** Work is planned, or begins: see `MaintenanceWindow`. */
  | { readonly type: 'maintenance-planned'; readonly window: MaintenanceWindow }
  | { readonly type: 'maintenance-ended'; readonly windowId: string; readonly actor: Actor }
  /** Who is there and who is told: see `Roster`. */
  | { readonly type: 'roster-saved'; readonly entry: RosterEntry; readonly actor: Actor }
  | {
      readonly type: 'roster-removed'
      readonly what: RosterWhat
      readonly id: string
      readonly actor: Actor
    }
  /**
   * It was looked up how those are reached whom an alert could call. `isDaily`: of everybody, at the time of the day; else
   * of those alone who could not be. `isFirst`: nobody was looked at yet, and from now on it is due each day.
   */
  | {
      readonly type: 'reach-checked'
      readonly found: readonly Unreachable[]
      readonly isDaily: boolean
      readonly isFirst?: true
    }
  /** The server came up, with these figures; what follows in the log was decided by this version (1 where none is named). */
  | { readonly type: 'started'; readonly policy: Policy; readonly domainVersion?: number }
  /** The clock jumped forward: so much time passed in which nobody listened. */
  | { readonly type: 'clock-stepped'; readonly byMs: DurationMs }
  /** Time alone: fires the timers due. */
  | { readonly type: 'tick' }

/** What follows from one input. */
export interface Consequence {
  readonly changes: readonly AlertChange[]
  /** For a reading. */
  readonly acceptance?: Acceptance
  /** For a reading with something remarkable in it. */
  readonly noted?: Noted
  /** For a command. */
  readonly outcome?: Outcome
  /** Timers that could not be fired, a defect each; what else was due fired all the same. */
  readonly faults?: readonly TimerFault[]
  /** Rules that could not be compiled or evaluated: each is switched off for its device, with an alert that says so. */
  readonly failures?: readonly RuleFailure[]
}

/** What a reading told of the device's sensors, beside what follows from it. */
export interface Noted {
  /** Metrics that had jumped and are back where they were. */
  readonly spikes: readonly string[]
  /** Messages that never came, by the device's own count. */
  readonly lost: number
  /** It counts its messages from the beginning again. */
  readonly restarted: boolean
}

export interface RuleFailure {
  readonly deviceId: DeviceId
  readonly rule: string
  readonly error: unknown
}

export interface TimerFault {
  /** `rule/{device}/{rule}` or `expire/{alert}`. */
  readonly timer: string
  readonly error: unknown
}
