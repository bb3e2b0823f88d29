import type { Severity } from './alert.ts'
import type { DeviceKind } from './device.ts'
import type { Values } from './reading.ts'
import type { DurationMs } from './time.ts'

/** What is to be open after a row: `cleared` where something was and is over, `nothing` where nothing was. */
export type RuleTestExpectation = Severity | 'nothing' | 'cleared'

/** At a time since the beginning of the test, a Monday at midnight: what the device reports, and what is expected of it. */
export interface RuleTestRow {
  readonly atMs: DurationMs
  /** Nothing is reported where there are none: time goes on. */
  readonly values: Values
  /** Nothing is asked where absent. */
  readonly expect?: RuleTestExpectation
}

/** A small story that the author of a rule keeps beside it, for whoever changes it next. */
export interface RuleTest {
  readonly name: string
  /** Of a rule for all kinds: which one reports. */
  readonly kind?: DeviceKind
  readonly rows: readonly RuleTestRow[]
}
