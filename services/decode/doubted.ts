import type { Kind } from '../domain/model/kind.ts'
import type { MetricSpec } from '../domain/model/metric.ts'
import type { Decoded, RejectedValue, ValueFault } from './decoder.ts'

/**
 * The metrics whose sensors said what they cannot have measured, a smoke detector that answers 2 among them; nothing where
 * there is none. A metric that the kind does
 * not have says nothing about a sensor, nor does a word that is not known, nor what was not measured.
 */
export function doubtedIn(rejected: readonly RejectedValue[], kind: Kind): readonly string[] | undefined {
  if (rejected.length === 0) return undefined
  const metrics = rejected.filter(({ reason }) => IMPOSSIBLE.has(reason)).map(({ metric }) => metric)
  const measured = metrics.filter(metric => MEASURED.has(kind.metrics[metric]?.type))
  return measured.length === 0 ? undefined : measured
}

/** What there may be more of than its sensor has a scale for, as it was sent: refused, or read as signed. */
export function aboveIn(decoded: Decoded): Readonly<Record<string, number>> | undefined {
  const signed = decoded.ok ? decoded.unwrapped : undefined
  const refused = decoded.rejected.flatMap(({ metric, above }) =>
    above === undefined ? [] : [[metric, above] as const],
  )
  return refused.length === 0 ? signed : { ...signed, ...Object.fromEntries(refused) }
}

const MEASURED: ReadonlySet<MetricSpec['type'] | undefined> = new Set(['number', 'flag'])

const IMPOSSIBLE: ReadonlySet<ValueFault> = new Set([
  'metric-type',
  'metric-not-finite',
  'metric-out-of-range',
  'metric-not-whole',
  'no-sensor',
])
