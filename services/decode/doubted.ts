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

/** The metrics of which there may be more than their sensors have a scale for: refused, or read as signed. */
export function aboveIn(decoded: Decoded): readonly string[] | undefined {
  const signed = (decoded.ok && decoded.unwrapped) || []
  if (decoded.rejected.length === 0) return signed.length === 0 ? undefined : signed
  const above = decoded.rejected.filter(({ isAbove }) => isAbove).map(({ metric }) => metric)
  return above.length + signed.length === 0 ? undefined : [...above, ...signed]
}

const MEASURED: ReadonlySet<MetricSpec['type'] | undefined> = new Set(['number', 'flag'])

const IMPOSSIBLE: ReadonlySet<ValueFault> = new Set([
  'metric-type',
  'metric-not-finite',
  'metric-out-of-range',
])
