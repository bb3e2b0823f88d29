import type { MetricValue } from '../../domain/model/reading.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import type { DurationMs, Instant } from '../../domain/model/time.ts'

/** A rule with tables of what devices report and which alerts are expected. */
export interface RuleTestFile {
  readonly rule: Rule
  /** It is a rule of the product, by its id. */
  readonly isBuiltIn: boolean
  readonly warnings: readonly RuleFault[]
  readonly settings: Readonly<Record<string, number>>
  readonly kind: string
  readonly intervalMs: DurationMs | undefined
  readonly timeZone: string | undefined
  readonly start: Instant
  readonly tests: readonly RuleTest[]
}

export interface RuleTest {
  readonly name: string
  readonly everyMs: DurationMs
  readonly devices: readonly SimulatedDevice[]
  readonly expect: readonly Expectation[]
  /** Where given, all that happens, in order. */
  readonly events: readonly string[] | undefined
}

export interface SimulatedDevice {
  readonly id: string
  readonly zone: string
  readonly series: Readonly<Record<string, readonly (MetricValue | undefined)[]>>
}

export interface Expectation {
  readonly atMs: DurationMs
  /** `high`, or `bin-2 high` where there are several devices. */
  readonly open: readonly string[]
}

/** The device where only one is spoken of. */
export const ONLY = 'device'
