import type { Kind } from '../domain/model/kind.ts'
import { flagMeant, isAboveScale, type MetricSpec, metricFault, unwrapped } from '../domain/model/metric.ts'
import type { MetricValue } from '../domain/model/reading.ts'
import {
  type Decoded,
  type DecodeLimits,
  type Decoder,
  isTakenAsSent,
  type RejectedValue,
  type ValueFault,
} from './decoder.ts'
import { type JsonObject, parseJsonObject } from './json-object.ts'
import { Layouts } from './layouts.ts'
import { readStamp } from './stamp.ts'
import { isMalformed } from './word.ts'

/**
 * The product's own payload: a JSON object of the kind's metrics, with an optional `ts`. Good metrics stand while bad
 * ones of the same message are refused by name.
 *
 * `{"ts":1700000000000,"fillPercent":95,"tiltDeg":"?"}` → fillPercent 95, and tiltDeg refused as `metric-type`.
 */
export const native: Decoder = { name: 'native', decode }

function decode(payload: Uint8Array, kind: Kind, limits: DecodeLimits): Decoded {
  const layouts = layoutsOf(kind)
  const known = payload.length > limits.payloadBytesMax ? undefined : layouts.read(payload)
  if (known !== undefined) return known
  const decoded = parseAndDecode(payload, kind, limits)
  if (isTakenAsSent(decoded)) layouts.missed(payload)
  return decoded
}

const layoutsByKind = new WeakMap<Kind, Layouts>()

function layoutsOf(kind: Kind): Layouts {
  const known = layoutsByKind.get(kind)
  if (known !== undefined) return known
  const layouts = new Layouts(kind)
  layoutsByKind.set(kind, layouts)
  return layouts
}

function parseAndDecode(payload: Uint8Array, kind: Kind, limits: DecodeLimits): Decoded {
  const parsed = parseJsonObject(payload, limits.payloadBytesMax)
  if (!parsed.ok) return { ok: false, reason: parsed.reason, rejected: [] }
  const keys = Object.keys(parsed.object)
  if (keys.length <= limits.keysMax) return decodeObject(parsed.object, keys, kind)
  return decodeOwn(parsed.object, keys.length, kind)
}

/** Of a message with too many keys: a call for help among them is still one. */
function decodeOwn(object: JsonObject, keyCount: number, kind: Kind): Decoded {
  const own = Object.keys(kind.metrics).filter(metric => Object.hasOwn(object, metric))
  if (own.length === 0) return { ok: false, reason: 'too-many-keys', rejected: [] }
  const decoded = decodeObject(object, own, kind)
  const left = keyCount - own.length - (Object.hasOwn(object, 'ts') ? 1 : 0)
  return decoded.ok && left > 0 ? { ...decoded, keysLeftOut: left } : decoded
}

function decodeObject(object: JsonObject, keys: readonly string[], kind: Kind): Decoded {
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
