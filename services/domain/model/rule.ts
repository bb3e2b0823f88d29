import type { Severity } from './alert.ts'
import type { DeviceKind } from './device.ts'
import type { MetricValue } from './reading.ts'
import type { Text } from './text.ts'

/** A number of a rule: as it stands, or the name of one of the rule's settings. */
export type Figure = number | { readonly setting: string }

/**
 * What must be so, as data. Answers true, false, or nothing where a metric was never reported: `not` of nothing is
 * nothing, so a missing metric never fires a rule. One file per shape in `rules/conditions/`.
 */
export type ConditionSpec =
  | {
      readonly type: 'compare'
      readonly metric: string
      readonly op: '>=' | '>' | '<=' | '<'
      readonly value: Figure
      /** A level that is reached is left only when the value is this far back on the other side. */
      readonly deadband?: Figure
    }
  /** `assumed` is what a metric that was never reported is taken for. */
  | {
      readonly type: 'is'
      readonly metric: string
      readonly value: MetricValue
      readonly assumed?: MetricValue
    }
  | {
      readonly type: 'one-of'
      readonly metric: string
      readonly values: readonly string[]
      readonly assumed?: string
    }
  | { readonly type: 'all'; readonly of: readonly ConditionSpec[] }
  | { readonly type: 'any'; readonly of: readonly ConditionSpec[] }
  /** `assumed` is what the condition is taken for where nothing is known of it. */
  | { readonly type: 'not'; readonly of: ConditionSpec; readonly assumed?: boolean }
  /** The value stands at least `by` above the least one reported within the window. */
  | { readonly type: 'rises'; readonly metric: string; readonly by: Figure; readonly withinMs: Figure }
  /** The value is at least `by` away from the median of the first `restCount` values the device reported. */
  | { readonly type: 'off-rest'; readonly metric: string; readonly by: Figure; readonly restCount: Figure }
  /** True from a reading that matches `since` until a later one matches `until`, which sees only what came after. */
  | { readonly type: 'since'; readonly since: ConditionSpec; readonly until: ConditionSpec }
  /**
   * The early warning score of what was measured lately (`model/news2.ts`): the sum of its points, or the most that one
   * parameter has. A level that is reached is left only by what is measured then, not by values that grow old.
   */
  | {
      readonly type: 'news2'
      readonly of: 'total' | 'worst'
      readonly atLeast: Figure
      /** A level that is reached is left only this many points below. */
      readonly deadband: Figure
      /** 1 or 2: the scale of SpO₂. */
      readonly scale: Figure
      /** How old a value may be. */
      readonly freshMs: {
        /** Of pulse, SpO₂ and respiration. */
        readonly moving: Figure
        /** Of blood pressure and temperature. */
        readonly measured: Figure
        /** Of consciousness and oxygen. */
        readonly state: Figure
      }
    }
  /** No data for this many times the device's expected interval. */
  | { readonly type: 'silent'; readonly intervals: Figure }

/** One step of severity of a rule. Without `forMs` and `count` it is reached at once. */
export interface LevelSpec {
  readonly severity: Severity
  readonly when: ConditionSpec
  /** It must have been so for this long, in event time. */
  readonly forMs?: Figure
  /** It must have been so in this many readings in a row. */
  readonly count?: Figure
  /** An alert that reached this level ends only by hand. */
  readonly latch?: true
}

/** A figure that may be set per site, zone or device. */
export interface SettingSpec {
  readonly title: Text
  readonly unit: string
  readonly default: number
  readonly min: number
  readonly max: number
  /** Only whole numbers make sense. */
  readonly integer?: true
}

/** A rule is data: it can be stored, sent, compared and shown. Compiled once per set of figures. */
export interface Rule {
  readonly id: string
  /** The kind it applies to, or `*` for all. */
  readonly kind: DeviceKind | '*'
  /** Of a rule for all kinds: those that it says nothing about. */
  readonly except?: readonly DeviceKind[]
  readonly version: number
  readonly title: Text
  /** What to do about it, where that does not go without saying. */
  readonly advice?: Text
  readonly settings: Readonly<Record<string, SettingSpec>>
  /** Settings that only make sense when each is greater than the one before it. */
  readonly ascending?: readonly string[]
  /**
   * While this is not so, readings say nothing to the rule: nothing is waited for, and what stands goes on standing. A band
   * on the table has no pulse, and that is no recovery.
   */
  readonly onlyWhile?: ConditionSpec
  /** From mild to severe. */
  readonly levels: readonly LevelSpec[]
  /** When it ends; where absent: when no level's condition is so any more. */
  readonly clear?: ConditionSpec
  /** It must have ended for this long. */
  readonly clearForMs?: Figure
  /**
   * Metrics kept as evidence whenever they are reported while it lasts: who, then how that can be seen (a plate, then a
   * snapshot). Of each who the reading that says most is kept.
   */
  readonly keeps?: readonly string[]
  /**
   * Life safety (SOS, fall): raised even from a reading that is history, opened again by a trigger after somebody
   * took it in hand.
   */
  readonly lifeSafety?: true
  /** Fire and smoke, and whatever else a life may hang on: never suppressed, shelved, grouped or summarised. */
  readonly neverHeld?: true
}

/** Nothing may keep people from hearing of it. */
export const isNeverHeld = ({ lifeSafety, neverHeld }: Rule): boolean =>
  lifeSafety === true || neverHeld === true

/** Where an override applies: the narrowest that fits wins (device, then zone, then site, then all). */
export interface Scope {
  readonly site?: string
  readonly zone?: string
  readonly device?: string
}

export interface RuleOverride {
  readonly scope: Scope
  readonly enabled?: boolean
  readonly settings?: Readonly<Record<string, number>>
}

/** What the operator decided about a rule: kept beside it, so that a new version of the product keeps it. */
export interface RuleTuning {
  readonly rule: string
  readonly version: number
  readonly overrides: readonly RuleOverride[]
}
