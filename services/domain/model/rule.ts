import type { About } from './about.ts'
import type { Severity } from './alert.ts'
import type { DeviceKind } from './device.ts'
import type { MetricValue } from './reading.ts'
import type { ResponseSteps } from './response.ts'
import type { RuleTest } from './rule-test.ts'
import type { Text } from './text.ts'
import type { TextOperator } from './text-operator.ts'

/** A number of a rule: as it stands, or the name of one of the rule's settings. */
export type Figure = number | { readonly setting: string }

/** A time of the day: `22:30`, or minutes after midnight. */
export type ClockTime = string | Figure

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export type Area =
  /** No area at all where the radius is 0: what a wearer for whom none was drawn has. */
  | { readonly lat: Figure; readonly lon: Figure; readonly radiusM: Figure }
  /** Its corners in order, the first not said again; at most 100. */
  | { readonly corners: readonly (readonly [lat: number, lon: number])[] }

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
  /** From the oldest value of the window to the newest, so much per unit of time. */
  | {
      readonly type: 'rate'
      readonly metric: string
      readonly direction: 'up' | 'down' | 'either'
      readonly by: Figure
      readonly perMs: Figure
      readonly withinMs: Figure
      /** Not so where the values lie closer together than this, or are fewer than so many (2 where absent). */
      readonly spanMsMin?: Figure
      readonly samplesMin?: Figure
    }
  /**
   * What the values of a window come to, against a limit. `min`, `max` and `mean` speak of the time up to the newest
   * value; `sum` and `count` of the time up to now, so that they fall with time alone.
   */
  | {
      readonly type: 'aggregate'
      readonly metric: string
      readonly of: 'min' | 'max' | 'mean' | 'sum' | 'count'
      readonly op: '>=' | '>' | '<=' | '<'
      readonly value: Figure
      readonly withinMs: Figure
      /** Of fewer values than this (1 where absent) `min`, `max` and `mean` are not so. */
      readonly samplesMin?: Figure
    }
  /** So in at least `n` of the last `m` readings. */
  | { readonly type: 'n-of-m'; readonly n: Figure; readonly m: Figure; readonly when: ConditionSpec }
  /** Reported again and again for so long, and never further apart than `within`: a sensor that is stuck. */
  | {
      readonly type: 'unchanged'
      readonly metric: string
      readonly within: Figure
      readonly forMs: Figure
      /** Readings that it takes (2 where absent). */
      readonly samplesMin?: Figure
    }
  /**
   * At least `by` mean deviations away from the device's own mean, and at least `byMin`. Both are learned slowly, from
   * what is not itself so.
   */
  | {
      readonly type: 'off-baseline'
      readonly metric: string
      readonly direction: 'above' | 'below' | 'either'
      readonly by: Figure
      readonly byMin: Figure
      readonly timeConstantMs: Figure
      /** Values from which it is known (20 where absent). */
      readonly samplesMin?: Figure
    }
  /** Its `lat` and `lon` are outside by more than the position may be wrong: what `accuracyM` reports, or says here. */
  | { readonly type: 'outside'; readonly area: Area; readonly accuracyM?: Figure }
  /** On these days (all where absent) between these hours, in the site's zone. A night belongs to the day it begins. */
  | {
      readonly type: 'during'
      readonly days?: readonly Weekday[]
      readonly from: ClockTime
      readonly to: ClockTime
    }
  /** The metric was reported within so long: for metrics that come in different messages. */
  | { readonly type: 'fresh'; readonly metric: string; readonly withinMs: Figure }
  /** The device was heard within so many of its intervals. If not, nothing is known; after `bridgesMs` it is not so. */
  | { readonly type: 'heard'; readonly intervals: Figure; readonly bridgesMs: Figure }
  /** Nothing is raised while this is so, and what has lasted is not forgotten for it. */
  | { readonly type: 'waits'; readonly while: ConditionSpec }
  /** A word against others: the negative ones hold where none of them fits. Capitals count. */
  | {
      readonly type: 'text'
      readonly metric: string
      readonly op: TextOperator
      readonly of: readonly string[]
    }
  /**
   * In each of the last `times` spells of `spell` (one that is over, or has lasted for `withinMs` by now) the meter grew
   * by less than `by`. One that was never reported in a spell says nothing about it.
   */
  | {
      readonly type: 'grows-less'
      readonly metric: string
      readonly by: Figure
      readonly spell: ConditionSpec
      readonly withinMs: Figure
      readonly times: Figure
    }
  /** The same under a name, where to spell it out would explain nothing. */
  | { readonly type: 'called'; readonly name: Text; readonly of: ConditionSpec }
  /**
   * At least so many devices of one zone have an open alert of one of these rules, raised within so long of the newest. It
   * goes on until they are fewer than `endsBelow` (`devices` where absent). Only a level as a whole can be this, and then
   * all levels of its rule are.
   */
  | {
      readonly type: 'together'
      readonly rules: readonly string[]
      /** What those rules report, in a word. */
      readonly what: Text
      readonly devices: Figure
      readonly withinMs: Figure
      readonly endsBelow?: Figure
    }
  /** So many of the latest reports of one metric were no measurement. */
  | { readonly type: 'doubted'; readonly count: Figure }
  /** It was silent for so many times its expected interval and heard again, at least so often within this time. */
  | {
      readonly type: 'dropouts'
      readonly intervals: Figure
      readonly count: Figure
      readonly withinMs: Figure
    }
  /** No data for this many times the device's expected interval. */
  | { readonly type: 'silent'; readonly intervals: Figure }

/** One step of severity of a rule. Without `forMs` and `count` it is reached at once. */
export interface LevelSpec {
  readonly severity: Severity
  readonly when: ConditionSpec
  /** It must have been so for this long, in event time. */
  readonly forMs?: Figure
  /** A gap no longer than this does not begin that time again: the flicker of a detector. */
  readonly gapMs?: Figure
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
  readonly about?: About
  readonly title: Text
  /** It says nothing of a device for which nobody switched it on: it is for some wearers, not for all. */
  readonly optIn?: true
  /** What to do about it, where that does not go without saying. */
  readonly advice?: Text
  /** Step by step, for whoever goes there. */
  readonly response?: ResponseSteps
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
  /** The least time from the end of an episode to the next; what is so at its end is raised then. Life safety has none. */
  readonly minBetweenMs?: Figure
  /** Metrics kept as evidence while it lasts: who, then how that is seen (a plate, then a snapshot). Of each who what says most. */
  readonly keeps?: readonly string[]
  /** Life safety (SOS, fall): raised even from history, opened again by a trigger after somebody took it in hand. */
  readonly lifeSafety?: true
  /** Fire and smoke, and whatever else a life may hang on: never suppressed, shelved, grouped or summarised. */
  readonly neverHeld?: true
  /** It watches and tells nobody: what it raises is held back until a version without this. Never of what is never held. */
  readonly dryRun?: true
  /** Of a rule of fire or leakage: what its device may be told by itself when it is critical, where somebody asks for that. */
  readonly mayOrder?: readonly string[]
  /** What its author expects of it; they change nothing. */
  readonly tests?: readonly RuleTest[]
}

/** Nothing may keep people from hearing of it. */
export const isNeverHeld = ({ lifeSafety, neverHeld }: Rule): boolean =>
  lifeSafety === true || neverHeld === true

/** It is about the devices of a zone together, and about none by itself. */
export const isZoneRule = ({ levels }: Rule): boolean =>
  levels.length > 0 && levels.every(({ when }) => when.type === 'together')

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
  /** In the place of those of the rule. */
  readonly response?: ResponseSteps
  /** One of those that the rule may give: the device is told by itself. `null` takes back what holds for a wider place. */
  readonly order?: string | null
}

/** What the operator decided about a rule: kept beside it, so that a new version of the product keeps it. */
export interface RuleTuning {
  readonly rule: string
  readonly version: number
  readonly overrides: readonly RuleOverride[]
}
