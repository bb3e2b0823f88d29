import { EVERY_ADDRESS, type Fields, type Heard, type SourceDecoded } from '../../source.ts'
import { readStamp } from '../../stamp.ts'

/** What an expression gave, as what is heard: one device, a list of them, or null where the message is about none. */
export function outcome(value: unknown): SourceDecoded {
  if (value === null) return { ok: true, heard: [] }
  if (!Array.isArray(value)) return heardOf(value) ?? { ok: false, reason: 'mapping-names-no-device' }
  if (value.length > DEVICES_MAX) return { ok: false, reason: 'mapping-too-many-devices' }
  return { ok: true, heard: value.map(each => heardIn(each) ?? NOT_A_DEVICE) }
}

function heardOf(value: unknown): SourceDecoded | undefined {
  const heard = heardIn(value)
  return heard === undefined ? undefined : { ok: true, heard: [heard] }
}

function heardIn(value: unknown): Heard | undefined {
  const device = own(value, 'device')
  const address =
    typeof device === 'string' ? device : Number.isSafeInteger(numberOf(device)) ? String(device) : ''
  if (address === '' || address === EVERY_ADDRESS || address.length > ADDRESS_LENGTH_MAX) return undefined
  const online = own(value, 'online')
  if (typeof online === 'boolean') return { what: 'status', address, online }
  const values = own(value, 'values')
  const fields = values !== null && typeof values === 'object' ? fieldsIn(values) : undefined
  if (fields === undefined) return undefined
  const stamp = readStamp(timeOf(own(value, 'at')))
  return { ...{ what: 'said', address, fields }, ...('ts' in stamp && { ts: stamp.ts }) }
}

/** Too many are nobody's values. */
function fieldsIn(values: object): Fields | undefined {
  const keys = Object.keys(values)
  if (keys.length > VALUES_MAX) return undefined
  const fields: Record<string, unknown> = Object.create(null)
  for (const key of keys) fields[key] = plain(own(values, key))
  return fields
}

/** What is no number, word or flag is refused as a value of its metric, and nothing of the library comes out of here. */
function plain(value: unknown): unknown {
  const number = numberOf(value)
  if (number !== undefined) return number
  return value === null || typeof value === 'string' || typeof value === 'boolean' ? value : []
}

export const own = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : undefined

const timeOf = (at: unknown): unknown => (at instanceof Date ? at.getTime() : (numberOf(at) ?? at))

const NOT_A_DEVICE: Heard = { what: 'event', address: EVERY_ADDRESS, event: 'mapping-names-no-device' }
const DEVICES_MAX = 1_000
const VALUES_MAX = 100
const ADDRESS_LENGTH_MAX = 200
