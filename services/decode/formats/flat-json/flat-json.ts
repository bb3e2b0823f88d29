import { text } from '../../../domain/model/text.ts'
import type { JsonObject } from '../../json-object.ts'
import {
  EVERY_ADDRESS,
  type Fields,
  type Heard,
  type SourceDecoded,
  type SourceFormat,
} from '../../source.ts'
import { alarmsIn, severalOf } from './alarms.ts'
import { objectsIn } from './batch.ts'
import { flatJsonExamples } from './examples.ts'
import { localTime } from './local-time.ts'
import { type FlatJsonSettings, flatJsonSettings, flatJsonSettingsOf } from './settings.ts'

/** A flat object a message, or several of them, numbers and flags as words, as 4G watches and their platforms send it. */
export const flatJson: SourceFormat = {
  name: 'flat-json',
  title: text('4G watches: flat JSON', '4G 手表：平铺 JSON'),
  filters: ['watch/#'],
  settings: flatJsonSettings,
  open(values, { payloadBytesMax }) {
    const settings = flatJsonSettingsOf(values)
    return ({ topic, payload }) => {
      const batch = objectsIn(payload, payloadBytesMax)
      if (!batch.ok) return batch
      const { objects, broken, isCut } = batch
      const [first] = objects
      if (objects.length === 1 && first !== undefined && broken === 0) return read(first, topic, settings)
      // Cut out of what is broken, one has to say itself who it is.
      const each = isCut ? { ...settings, level: undefined } : settings
      const heard = objects.flatMap(object => heardOf(read(object, topic, each)))
      return { ok: true, heard: [...heard, ...Array.from({ length: broken }, () => ofNobody('not-json'))] }
    }
  },
  examples: flatJsonExamples,
}

/** What is wrong with one of several ends no other. */
const heardOf = (decoded: SourceDecoded): readonly Heard[] =>
  decoded.ok ? decoded.heard : [ofNobody(decoded.reason)]

const ofNobody = (event: string): Heard => ({ what: 'event', address: EVERY_ADDRESS, event })

function read(object: JsonObject, topic: string, settings: FlatJsonSettings): SourceDecoded {
  const address = addressIn(object, topic, settings)
  if (address === undefined) return { ok: false, reason: 'message-names-no-device' }
  const keys = Object.keys(object)
  if (keys.length > KEYS_MAX) return { ok: false, reason: 'too-many-keys' }
  const sent = keys.includes(settings.time) ? object[settings.time] : undefined
  const ts = sent === undefined ? undefined : localTime(sent, settings.zone)
  const { fields, unknownAlarm } = fieldsOf(object, keys, settings)
  const heard: Heard[] = [{ ...{ what: 'said', address, fields }, ...(ts !== undefined && { ts }) }]
  if (sent !== undefined && ts === undefined) heard.push({ what: 'event', address, event: 'time-unreadable' })
  if (unknownAlarm) heard.push({ what: 'event', address, event: 'alarm-unknown' })
  return { ok: true, heard }
}

function addressIn(
  object: JsonObject,
  topic: string,
  { device, level }: FlatJsonSettings,
): string | undefined {
  const named = Object.hasOwn(object, device) ? object[device] : undefined
  const said = named ?? (level === undefined ? undefined : topic.split('/')[level - 1])
  if (typeof said !== 'string' && !Number.isSafeInteger(said)) return undefined
  const address = String(said).trim()
  return address === '' || address === '*' || address.length > ADDRESS_LENGTH_MAX ? undefined : address
}

/** What says where, who and when is no value; `type` names the one that `value` is. */
function fieldsOf(object: JsonObject, keys: readonly string[], settings: FlatJsonSettings) {
  const { device, time, type, value, alarm, names } = settings
  // A sender may call a field as it likes.
  const fields: Record<string, unknown> = Object.create(null)
  const put = (name: string, one: unknown) => {
    if (one !== '') fields[names.get(name) ?? name] = one
  }
  const kind = keys.includes(type) ? object[type] : undefined
  const said = keys.includes(value) ? plain(object[value]) : undefined
  const isApart = new Set([device, time, type, value, alarm, severalOf(alarm)])
  for (const key of keys) if (!isApart.has(key)) put(key, plain(object[key]))
  // Named and of no value, it is a flag: an empty one is as good as none.
  if (typeof kind === 'string') put(kind, said === undefined || said === '' || said === null ? true : said)
  else if (said !== undefined) put(value, said)
  const { meant, hasUnknown } = alarmsIn(object, settings)
  for (const name of meant) put(name, true)
  return { fields: fields as Fields, unknownAlarm: hasUnknown }
}

/** A number that was written as a word. */
function plain(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const word = value.trim()
  return word.length <= NUMBER_LENGTH_MAX && /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : word
}

const NUMBER_LENGTH_MAX = 20
const ADDRESS_LENGTH_MAX = 200
const KEYS_MAX = 200
