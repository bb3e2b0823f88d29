import { text } from '../../../domain/model/text.ts'
import { type JsonObject, parseJson } from '../../json-object.ts'
import { EVERY_ADDRESS, type SourceDecoded, type SourceFormat, type SourceMessage } from '../../source.ts'
import { renamesIn, renamesSetting } from '../renames.ts'
import { Bases } from './bases.ts'
import { senmlExamples } from './examples.ts'
import { senmlOrderSettings, senmlOrders, senmlOrdersUnder } from './orders.ts'
import { Pack, type Reading } from './pack.ts'
import { resolved } from './record.ts'
import { KnownStems } from './stems.ts'

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
  ordersUnder: senmlOrdersUnder,
  examples: senmlExamples,
}

/** At a bridge what is sent to devices comes back where it is listened to: it is none of what they say. */
const ORDER_SEEN: SourceDecoded = {
  ok: true,
  heard: [{ what: 'event', address: EVERY_ADDRESS, event: 'order-seen' }],
}

function packOf(json: unknown, reading: Reading): SourceDecoded {
  if (!Array.isArray(json) || json.length === 0) return { ok: false, reason: 'senml-no-pack' }
  if (json.length > RECORDS_MAX) return { ok: false, reason: 'senml-too-many-records' }
  const records = json.filter(isRecord)
  if (records.length === 0) return { ok: false, reason: 'senml-record-malformed' }
  const fault = records.map(faultOf).find(each => each !== undefined)
  if (fault !== undefined) return { ok: false, reason: fault }
  const pack = new Pack(reading, records.length < json.length)
  const bases = new Bases()
  for (const record of records) {
    const base = bases.after(record)
    if (base === undefined) pack.addWithoutBase()
    else pack.add(resolved(base, record))
  }
  return pack.decoded()
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

/** The version of RFC 8428. */
const VERSION = 10
const RECORDS_MAX = 1_000
