import type { BuiltInRule } from './built-in-rule.ts'
import type { DeviceKind } from './device.ts'
import type { MetricSpecs } from './metric.ts'
import type { OrderSpecs } from './order.ts'
import type { Values } from './reading.ts'
import type { Rule } from './rule.ts'
import type { Text } from './text.ts'
import type { DurationMs } from './time.ts'

/** Everything the product knows of a kind of device. One folder each in `kinds/`. */
export interface Kind {
  readonly kind: DeviceKind
  readonly title: Text
  /** The InfluxDB measurement of its telemetry. */
  readonly measurement: string
  readonly expectedIntervalMs: DurationMs
  readonly metrics: MetricSpecs
  /** What anybody may send by hand in the name of a device to try it: it raises nothing, and hides as little as can be. */
  readonly sample?: Values
  readonly rules: readonly Rule[]
  /** What its devices can be told to do, each in `orders.ts` of its folder. */
  readonly orders?: OrderSpecs
  /** Its readings are a person's health: each look at them is logged. */
  readonly health?: true
  /** A life may hang on it, or it has mains and a cable, or it explains the silence of others: its silence never waits for `weak-link`. */
  readonly toldAtOnceWhenSilent?: true
}

/** A kind of the product: each of its rules says what it is about. */
export const defineKind = (kind: Kind & { readonly rules: readonly BuiltInRule[] }): Kind => kind
