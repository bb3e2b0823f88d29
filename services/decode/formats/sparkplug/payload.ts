import protobuf from 'protobufjs/light.js'
import type { Instant } from '../../../domain/model/time.ts'
import type { Fields } from '../../source.ts'

/** One metric of a payload, as it was sent; what is no single value (data sets, templates) is left out. */
export interface SparkMetric {
  readonly name?: string
  readonly alias?: number
  readonly timestamp?: number
  readonly isHistorical: boolean
  /** Nothing where it is null, or no single value. */
  readonly value?: number | boolean | string
  readonly datatype?: number
}

export interface SparkPayload {
  readonly timestamp?: number
  readonly seq?: number
  readonly metrics: readonly SparkMetric[]
}

// The fields of Sparkplug B that are read here, by the numbers that its specification gives them (3.0.0, 6.4); all others are
// skipped. Written as data, so that nothing is compiled from a file.
// That it is proto2 says that a 0 and a false were sent, and not left out.
const edition = { edition: 'proto2' }
const root = protobuf.Root.fromJSON({
  ...edition,
  nested: {
    Payload: {
      ...edition,
      fields: {
        timestamp: { type: 'uint64', id: 1 },
        metrics: { rule: 'repeated', type: 'Metric', id: 2 },
        seq: { type: 'uint64', id: 3 },
      },
    },
    Metric: {
      ...edition,
      fields: {
        name: { type: 'string', id: 1 },
        alias: { type: 'uint64', id: 2 },
        timestamp: { type: 'uint64', id: 3 },
        datatype: { type: 'uint32', id: 4 },
        isHistorical: { type: 'bool', id: 5 },
        isNull: { type: 'bool', id: 7 },
        intValue: { type: 'uint32', id: 10 },
        longValue: { type: 'uint64', id: 11 },
        floatValue: { type: 'float', id: 12 },
        doubleValue: { type: 'double', id: 13 },
        booleanValue: { type: 'bool', id: 14 },
        stringValue: { type: 'string', id: 15 },
      },
    },
  },
})
const Payload = root.lookupType('Payload')

/** Nothing where the bytes are no such payload. */
export function readPayload(bytes: Uint8Array): SparkPayload | undefined {
  try {
    const sent = Payload.toObject(Payload.decode(bytes), { longs: String }) as Sent
    return {
      ...(sent.timestamp !== undefined && { timestamp: Number(sent.timestamp) }),
      ...(sent.seq !== undefined && { seq: Number(sent.seq) }),
      metrics: (sent.metrics ?? []).map(metricOf),
    }
  } catch {
    return undefined
  }
}

/** Types of Sparkplug B by what they hold; a number is a Double, which every host may write. */
const TYPES = {
  boolean: [11, 'booleanValue'],
  number: [10, 'doubleValue'],
  string: [12, 'stringValue'],
} as const

/** Metrics by their names, as a host writes them: no sequence, all of one time. */
export function writePayload(fields: Fields, timestamp: Instant): Uint8Array {
  const metrics = Object.entries(fields).map(([name, value]) => {
    const [datatype, field] = TYPES[typeof value as keyof typeof TYPES] ?? TYPES.string
    return { name, timestamp, datatype, [field]: value }
  })
  return Payload.encode({ timestamp, metrics }).finish()
}

interface Sent {
  readonly timestamp?: string
  readonly seq?: string
  readonly metrics?: readonly SentMetric[]
}

interface SentMetric {
  readonly name?: string
  readonly alias?: string
  readonly timestamp?: string
  readonly datatype?: number
  readonly isHistorical?: boolean
  readonly isNull?: boolean
  readonly intValue?: number
  readonly longValue?: string
  readonly floatValue?: number
  readonly doubleValue?: number
  readonly booleanValue?: boolean
  readonly stringValue?: string
}

function metricOf(sent: SentMetric): SparkMetric {
  const { name, alias, timestamp, datatype, isHistorical = false } = sent
  const value = sent.isNull === true ? undefined : singleValue(sent)
  return {
    isHistorical,
    ...(name !== undefined && name !== '' && { name }),
    ...(alias !== undefined && { alias: Number(alias) }),
    ...(timestamp !== undefined && { timestamp: Number(timestamp) }),
    ...(datatype !== undefined && { datatype }),
    ...(value !== undefined && { value }),
  }
}

function singleValue(sent: SentMetric): SparkMetric['value'] {
  const { intValue, longValue, floatValue, doubleValue, booleanValue, stringValue } = sent
  const single = floatValue === undefined ? undefined : Number(floatValue.toPrecision(7))
  return (
    intValue ??
    (longValue === undefined ? undefined : Number(longValue)) ??
    single ??
    doubleValue ??
    booleanValue ??
    stringValue
  )
}

/** Int8, Int16, Int32 and Int64 are sent as if they had no sign: their type, known from the birth, tells. */
export function signed(value: number, datatype: number | undefined): number {
  if (datatype === 1) return (value << 24) >> 24
  if (datatype === 2) return (value << 16) >> 16
  if (datatype === 3) return value | 0
  return datatype === 4 && value >= 2 ** 63 ? value - 2 ** 64 : value
}
