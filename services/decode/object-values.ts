import type { Kind } from '../domain/model/kind.ts'
import { flagMeant, isAboveScale, type MetricSpec, metricFault, unwrapped } from '../domain/model/metric.ts'
import type { MetricValue } from '../domain/model/reading.ts'
import type { Decoded, RejectedValue, ValueFault } from './decoder.ts'
import type { JsonObject } from './json-object.ts'
import { readStamp } from './stamp.ts'
import { isMalformed } from './word.ts'

/** The named keys of an object as values of the kind, and its `ts`: good metrics stand while bad ones are refused by name. */
export function decodeObject(object: JsonObject, keys: readonly string[], kind: Kind): Decoded {
  const values: Record<string, MetricValue> = {}
  const rejected: RejectedValue[] = []
  let meant: Meant | undefined
  let good = 0
  for (const metric of keys) {
    if (metric === 'ts') continue
    const sent = object[metric]
    const value = valueMeant(kind, metric, sent)
    const reason = valueFault(kind, metric, value)
    if (reason !== undefined) rejected.push(refused(kind, metric, value, reason))
    else {
      if (value !== sent) meant = andMeant(meant, metric, value, sent)
      // Minus zero would come back from the journal as 0.
      values[metric] = value === 0 ? 0 : (value as MetricValue)
      good += 1
    }
  }
  const stamp = stampOf(object)
  if (good > 0) return { ok: true, values, rejected, ...stamp, ...meant }
  if (rejected.length === 0) return { ok: false, reason: 'empty', rejected }
  return { ok: false, reason: 'no-good-metric', rejected, ...('ts' in stamp && { ts: stamp.ts }) }
}

function refused(kind: Kind, metric: string, value: unknown, reason: ValueFault): RejectedValue {
  const isAbove = reason === 'metric-out-of-range' && isAboveScale(kind.metrics[metric], value)
  return isAbove ? { metric, reason, above: value as number } : { metric, reason }
}

/** The value that was plainly meant; what was sent, where that says what it means. */
function valueMeant(kind: Kind, metric: string, sent: unknown): unknown {
  if (typeof sent === 'boolean' || !Object.hasOwn(kind.metrics, metric)) return sent
  const spec = kind.metrics[metric] as MetricSpec
  return unwrapped(spec, sent) ?? flagMeant(spec, sent) ?? sent
}

/** The metrics of which something else was sent than is taken. */
type Meant = Pick<Extract<Decoded, { ok: true }>, 'unwrapped' | 'coerced'>

function andMeant(before: Meant | undefined, metric: string, value: unknown, sent: unknown): Meant {
  return typeof value === 'boolean'
    ? { ...before, coerced: [...(before?.coerced ?? []), metric] }
    : { ...before, unwrapped: { ...before?.unwrapped, [metric]: sent as number } }
}

function valueFault(kind: Kind, metric: string, value: unknown): ValueFault | undefined {
  // A payload may well name `constructor` or `__proto__`.
  if (!Object.hasOwn(kind.metrics, metric)) return 'metric-unknown'
  const spec = kind.metrics[metric] as MetricSpec
  const fault = metricFault(spec, value)
  if (fault !== undefined) return fault
  return typeof value === 'string' && isMalformed(value) ? 'metric-word-malformed' : undefined
}

function stampOf(object: JsonObject) {
  if (!Object.hasOwn(object, 'ts')) return {}
  const stamp = readStamp(object.ts)
  return 'ts' in stamp ? { ts: stamp.ts } : { stampFault: stamp.fault }
}
