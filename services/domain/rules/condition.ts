import type { Threshold } from '../model/alert.ts'
import type { Doubts } from '../model/doubt.ts'
import type { Dropout } from '../model/dropout.ts'
import type { Values } from '../model/reading.ts'
import type { ConditionSpec, Figure } from '../model/rule.ts'
import type { Text } from '../model/text.ts'
import type { DurationMs, Instant } from '../model/time.ts'
import type { Band } from './bands.ts'
import type { Limits } from './limit.ts'
import type { Window } from './windows.ts'

/** True, false, or nothing where the metrics it needs were never reported. */
export type Verdict = boolean | undefined

/** What a timer reports. */
export const NOTHING_REPORTED: Values = {}

/** What a condition sees when it is evaluated: one reading, or a timer. */
export interface Frame {
  /** Event time of the reading, or the due time of the timer. */
  readonly now: Instant
  /** Of a call for help that is heard late: when it was made. */
  readonly madeAt?: Instant
  /** The metrics of this reading alone; empty for a timer. */
  readonly reported: Values
  /** The latest value of every metric of the device, this reading's included; `since` narrows it to this reading's. */
  values: Values
  /** What is remembered of the device's metrics, in the places of its program. */
  readonly windows: readonly Window[]
  /** Since when the device has been quiet: its newest data, moved on by the time that the server was down. */
  readonly quietSince: Instant
  readonly expectedIntervalMs: DurationMs
  /** How long it has been quiet when this is decided, which may be later than `now`. */
  readonly quietMs: DurationMs
  /** Its connection is known to be lost, and nothing was heard of it since. */
  readonly isCutOff?: boolean
  /** What speaks against the device's sensors. */
  readonly doubts?: Doubts | undefined
  /** Its latest silences that ended by themselves. */
  readonly dropouts?: readonly Dropout[] | undefined
  /** Of the site, as IANA names it: what the hours of a schedule are read in. */
  readonly timeZone: string
  /** Whether the level that is being evaluated is reached: only then does a deadband hold on to it. */
  reached: boolean
  /** Set by a condition that something begins, when it begins. */
  begun: boolean
  /** What a condition that is so worked out, for whoever is told of it. */
  found: Found | undefined
  /** The earliest time at which the verdict may change with no new reading; conditions lower it. */
  wakeAt: Instant
}

/** Figures, and the same in words: `{ news2: 6, parameters: 4 }`. */
export interface Found {
  readonly figures: Readonly<Record<string, number>>
  words(): Text
}

/** A condition's memory, one slot each, kept per device and rule. Plain data: it goes into the snapshot. */
export type Slots = unknown[]

export type Test = (frame: Frame, slots: Slots) => Verdict

/** What a shape needs while it is compiled for one set of figures. */
export interface Compiler {
  figure(figure: Figure): number
  /** A slot of memory for this condition; with a name, the one of all conditions of the rule that say that name. */
  slot(shared?: string): number
  /** One that is forgotten when a person ends the episode. */
  episodeSlot(): number
  /**
   * For what is remembered only while something goes on, and then forgotten by its condition: a rule with no other memory
   * rests in between.
   */
  asEpisode(): Compiler
  readonly slotCount: number
  /** Where to find what a metric was lately. */
  window(metric: string, withinMs: DurationMs): (frame: Frame, slots: Slots) => Window
  /** Evaluate the rule again when this metric is reported. */
  touches(metric: string): void
  /** Evaluate the rule with every reading of the device, whatever it reports. */
  seesAll(): void
  /** Evaluate the rule whenever a silence of so many expected intervals ended. */
  dropsOut(intervals: number): void
  /** A report of this metric is a sample of the condition: what `count` and occurrences count. */
  samples(metric: string): void
  /** For a condition under which others are looked at: a report of its metrics is no sample. */
  asSetting(): Compiler
  compile(spec: ConditionSpec): Test
  /** The same, with the metrics whose reports are its samples. */
  compileSampled(spec: ConditionSpec): { readonly test: Test; readonly samples: readonly string[] }
}

/** Words for the parts of a condition. */
export interface Describer {
  metric(name: string): Text
  /** How people say that a flag is not set. */
  unset(name: string): Text
  /** How people say a word of the metric. */
  word(value: string, metric: string): Text
  /** The figure with the metric's unit. */
  amount(figure: Figure, metric: string): string
  figure(figure: Figure): number
  duration(figure: Figure): Text
  describe(spec: ConditionSpec): Text
}

/** What a condition is about: its metrics in their order, and the figures that stand on their scales. */
export interface Subject {
  readonly metrics: readonly string[]
  readonly thresholds: readonly Threshold[]
}

/** What can be said of a condition without running it. */
export interface Reader {
  figure(figure: Figure): number
  bands(spec: ConditionSpec): readonly Band[] | undefined
}

/** One way of being so. A new shape is one file and one line in `shapes.ts`. */
export interface Shape<S extends ConditionSpec = ConditionSpec> {
  compile(spec: S, compiler: Compiler): Test
  describe(spec: S, describer: Describer): Text
  /** What its figures may be, but for those on the scale of its metric: none has figures where absent. */
  readonly limits?: Limits
  /** Metrics that it looks at without being told their names: a kind must have all of them, or any. */
  readonly looksAt?: { readonly metrics: readonly string[]; readonly need: 'all' | 'any' }
  /** The conditions that it is made of; none where absent. */
  parts?(spec: S): readonly ConditionSpec[]
  /** Where absent: its metric, if it has one, then those of its parts. */
  subject?(spec: S, reader: Reader): Subject
  /** Bands such that it cannot be so while all of these metrics lie within theirs; nothing where none say that much. */
  bands?(spec: S, reader: Reader): readonly Band[] | undefined
}

export type SpecOf<T extends ConditionSpec['type']> = Extract<ConditionSpec, { type: T }>
