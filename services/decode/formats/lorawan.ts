import type { Instant } from '../../domain/model/time.ts'
import type { JsonObject } from '../json-object.ts'
import type { Encoded, HeardAnswer, SaidOrder } from '../orders.ts'
import type { Frame, Of, SourceDecoded } from '../source.ts'
import { readStamp } from '../stamp.ts'

/** What network servers of LoRaWAN have in common: names of devices, bytes, times, and an envelope around them. */

export const objectIn = (object: JsonObject, key: string): JsonObject => {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

export const wordIn = (object: JsonObject, key: string): string | undefined => {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const numberIn = (object: JsonObject, key: string): number | undefined => {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  return typeof value === 'number' ? value : undefined
}

/** The first of an array of objects, of gateways that heard the same frame for one. */
export const firstIn = (object: JsonObject, key: string): JsonObject => {
  const value = Object.hasOwn(object, key) ? object[key] : undefined
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  return typeof first === 'object' && first !== null ? (first as JsonObject) : {}
}

export const EUI = /^[0-9a-f]{16}$/
const EUI_BYTES = 8

/** A DevEUI as 16 digits of hex in small letters, however it was written: in hex, or in base64 as old servers do. */
export function euiOf(written: string | undefined): string | undefined {
  const small = written?.toLowerCase()
  if (small === undefined || EUI.test(small)) return small
  const bytes = bytesOf(written)
  return bytes?.length === EUI_BYTES ? bytes.toString('hex') : undefined
}

/** In pairs or fours with one separator between, or in one piece. */
const LABEL =
  /^(?:[\da-f]{2}([-:. ]?)(?:[\da-f]{2}\1){6}[\da-f]{2}|[\da-f]{4}([-:. ])(?:[\da-f]{4}\2){2}[\da-f]{4})$/i

/** A DevEUI off a label, in capitals or with separators; whatever is none stays as it was written. */
export function addressOfLabel(written: string): string {
  const label = written.trim()
  return LABEL.test(label) ? label.replaceAll(/[-:. ]/g, '').toLowerCase() : written
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const bytesOf = (base64: string | undefined): Buffer | undefined =>
  base64 === undefined || !BASE64.test(base64) ? undefined : Buffer.from(base64, 'base64')

/** Nothing where there are no bytes, or they are not such; port 0 is the network's own, no device's. */
export function frameOf(base64: string | undefined, port: number | undefined): { readonly frame?: Frame } {
  const bytes = bytesOf(base64)
  if (bytes === undefined || bytes.length === 0 || port === 0) return {}
  return { frame: { bytes, ...(port !== undefined && { port }) } }
}

/** The first that can be read: a time that is cut short or missing loses no reading. */
export function timeOf(...candidates: readonly unknown[]): Instant | undefined {
  for (const candidate of candidates) {
    const stamp = typeof candidate === 'string' ? readStamp(candidate) : undefined
    if (stamp !== undefined && 'ts' in stamp) return stamp.ts
  }
  return undefined
}

/** Only what is known. */
export const defined = <Named extends object>(
  values: {
    readonly [Key in keyof Named]: Named[Key] | undefined
  },
): Named => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Named

export const eventOf = (of: Of, event: string): SourceDecoded => ({
  ok: true,
  heard: [{ what: 'event', ...of, event }],
})

/** The same with what it says of an order. */
export const answeredEvent = (of: Of, event: string, answer: HeardAnswer | undefined): SourceDecoded => ({
  ok: true,
  heard: [{ what: 'event', ...of, event, ...(answer && { answer }) }],
})

/** An order as a message in JSON around its bytes. */
export function saidInBytes(
  encoded: Encoded,
  around: (frame: { readonly port: number; readonly data: string }) => object,
): SaidOrder {
  if (!encoded.ok) return encoded
  if (!('bytes' in encoded)) return { ok: false, reason: 'order-needs-bytes' }
  const data = Buffer.from(encoded.bytes).toString('base64')
  return { ok: true, payload: JSON.stringify(around({ port: encoded.port, data })) }
}
