import type { Heard } from '../../source.ts'
import { readStamp } from '../../stamp.ts'
import type { Renames } from '../renames.ts'
import type { EdgeNode } from './edge-nodes.ts'
import { type SparkMetric, type SparkPayload, signed } from './payload.ts'

/** What is about the session and not about what is measured. */
const OWN = /^(?:bdSeq$|Node Control\/|Device Control\/|Node Info\/|Properties\/)/

/** What a message measures, by its times: what is historical has one of its own. An alias that nobody named asks for a birth. */
export function said(
  address: string,
  node: string,
  { metrics, timestamp }: SparkPayload,
  known: EdgeNode | undefined,
  renames: Renames,
): readonly Heard[] {
  const byTime = new Map<string, Record<string, unknown>>()
  const heard: Heard[] = []
  let isUnknown = false
  for (const metric of metrics) {
    const named = nameOf(metric, known)
    if (named === undefined) isUnknown = true
    if (named === undefined || metric.value === undefined || OWN.test(named.name)) continue
    const when = whenOf(metric, timestamp)
    const key = JSON.stringify(when)
    const fields = byTime.get(key) ?? {}
    if (!byTime.has(key)) heard.push({ what: 'said', address, fields, ...when })
    byTime.set(key, fields)
    const value = typeof metric.value === 'number' ? signed(metric.value, named.datatype) : metric.value
    Object.defineProperty(fields, renames.get(named.name) ?? named.name, {
      value,
      enumerable: true,
      configurable: true,
    })
  }
  return isUnknown ? [...heard, ...unknown(address, node)] : heard
}

function nameOf({ name, alias, datatype }: SparkMetric, known: EdgeNode | undefined) {
  const born = alias === undefined ? undefined : known?.named(alias)
  if (name !== undefined) return { name, datatype: datatype ?? born?.datatype }
  return born && { name: born.name, datatype: born.datatype ?? datatype }
}

const unknown = (address: string, node: string): readonly Heard[] => [
  { what: 'event', address, event: 'alias-unknown' },
  { what: 'event', address: node, event: 'rebirth-wanted' },
]

/** What is historical without a time of its own was not so when its message was sent. */
function whenOf({ isHistorical, timestamp: own }: SparkMetric, timestamp: number | undefined) {
  if (!isHistorical) return stampOf(timestamp)
  const stamp = stampOf(own)
  return 'ts' in stamp ? stamp : { ...stampOf(own ?? timestamp), isPast: true as const }
}

function stampOf(at: number | undefined) {
  const stamp = at === undefined ? undefined : readStamp(at)
  return stamp !== undefined && 'ts' in stamp ? { ts: stamp.ts } : {}
}
