import { text } from '../../../domain/model/text.ts'
import { type DurationMs, type Instant, SECOND } from '../../../domain/model/time.ts'
import { type JsonObject, parseJson } from '../../json-object.ts'
import {
  EVERY_ADDRESS,
  type Heard,
  type Said,
  type SourceDecoded,
  type SourceFormat,
  type SourceMessage,
} from '../../source.ts'
import { isPlainStamp } from '../../stamp.ts'
import { type Renames, renamesIn, renamesSetting } from '../renames.ts'
import { senmlExamples } from './examples.ts'
import { senmlOrderSettings, senmlOrders } from './orders.ts'
import { placeOf } from './place.ts'
import { type Base, baseAfter, NO_BASE, type Resolved, resolved } from './record.ts'
import { KnownStems } from './stems.ts'
import { fieldOfUnit, inOurUnit } from './units.ts'

/** RFC 8428 in JSON: a pack of records, of one device or of many, of one time or of many. */
export const senml: SourceFormat = {
  name: 'senml',
  title: text('SenML (RFC 8428)', 'SenML（RFC 8428）'),
  filters: ['senml/#'],
  settings: {
    separators: {
      title: text('What stands between a device and its value', '设备与值名之间的分隔符'),
      type: 'word',
      default: ':/',
    },
    names: renamesSetting,
    ...senmlOrderSettings,
  },
  open(settings, { payloadBytesMax }) {
    const separators = String(settings.separators ?? ':/')
    const names = renamesIn('names', settings.names)
    const stems = new KnownStems(separators)
    const orders = senmlOrders(settings, names, stems)
    const hear = ({ topic, payload }: SourceMessage): SourceDecoded => {
      if (orders?.isAt(topic)) return ORDER_SEEN
      const parsed = parseJson(payload, payloadBytesMax)
      return parsed.ok ? packOf(parsed.json, { separators, names, stems }) : parsed
    }
    return orders === undefined ? hear : Object.assign(hear, { orders: orders.say })
  },
  examples: senmlExamples,
}

/** At a bridge what is sent to devices comes back where it is listened to: it is none of what they say. */
const ORDER_SEEN: SourceDecoded = {
  ok: true,
  heard: [{ what: 'event', address: EVERY_ADDRESS, event: 'order-seen' }],
}

interface Reading {
  readonly separators: string
  readonly names: Renames
  readonly stems: KnownStems
}

function packOf(json: unknown, reading: Reading): SourceDecoded {
  if (!Array.isArray(json) || json.length === 0) return { ok: false, reason: 'senml-no-pack' }
  if (json.length > RECORDS_MAX) return { ok: false, reason: 'senml-too-many-records' }
  const records = json.filter(isRecord)
  if (records.length === 0) return { ok: false, reason: 'senml-record-malformed' }
  const fault = records.map(faultOf).find(each => each !== undefined)
  if (fault !== undefined) return { ok: false, reason: fault }
  const pack = new Pack(reading, records.length < json.length)
  let base: Base = NO_BASE
  for (const record of records) {
    const next = baseAfter(base, record)
    if (next === undefined) return { ok: false, reason: 'senml-base-malformed' }
    base = next
    pack.add(resolved(base, record))
  }
  return { ok: true, heard: pack.heard() }
}

const isRecord = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** What makes the whole pack one that is not understood, since it says so itself. */
function faultOf(record: JsonObject): string | undefined {
  const { bver } = record
  if (bver !== undefined && !(typeof bver === 'number' && bver <= VERSION)) return 'senml-version-unknown'
  // "MUST be understood": RFC 8428, 4.4.
  return Object.keys(record).some(key => key.endsWith('_')) ? 'senml-label-unknown' : undefined
}

/** What a pack says, by device and time. */
class Pack {
  readonly #reading: Reading
  readonly #said = new Map<string, { readonly said: Said; readonly fields: Record<string, unknown> }>()
  #malformed: boolean

  constructor(reading: Reading, hasMalformed: boolean) {
    this.#reading = reading
    this.#malformed = hasMalformed
  }

  add(record: Resolved | 'nothing' | undefined): void {
    if (record === undefined) this.#malformed = true
    else if (record !== 'nothing') this.#put(record)
  }

  /** A record that is none takes nothing from the others. */
  heard(): readonly Heard[] {
    const heard: Heard[] = [...this.#said.values()].map(({ said }) => said)
    if (this.#malformed)
      heard.push({ what: 'event', address: EVERY_ADDRESS, event: 'senml-record-malformed' })
    return heard
  }

  #put({ name, isNamed, unit, value, sum, time }: Resolved): void {
    const { separators, names, stems } = this.#reading
    const { device, field: own } = placeOf(name, isNamed, separators)
    stems.note(device, name, own)
    const field = own ?? fieldOfUnit(unit)
    const fields = this.#fieldsOf(device, time)
    const shown = typeof value === 'number' ? inOurUnit(value, unit) : value
    if (shown !== undefined) fields[names.get(field) ?? field] = shown
    if (sum !== undefined) fields[names.get(`${field}.sum`) ?? `${field}.sum`] = sum
  }

  #fieldsOf(device: string, time: number): Record<string, unknown> {
    const key = `${device} ${time}`
    const known = this.#said.get(key)
    if (known !== undefined) return known.fields
    const fields: Record<string, unknown> = Object.create(null)
    this.#said.set(key, { said: { what: 'said', address: device, fields, ...timeOf(time) }, fields })
    return fields
  }
}

function timeOf(seconds: number): { readonly ts?: Instant; readonly agoMs?: DurationMs } {
  const ms = Math.round(seconds * SECOND)
  if (seconds >= ABSOLUTE_FROM_S) return isPlainStamp(ms) ? { ts: ms } : {}
  return ms < 0 ? { agoMs: -ms } : {}
}

/** The version of RFC 8428. */
const VERSION = 10
/** RFC 8428, 4.5.3: below, a time is from now. */
const ABSOLUTE_FROM_S = 2 ** 28
const RECORDS_MAX = 1_000
