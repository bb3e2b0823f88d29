import { text } from '../../../domain/model/text.ts'
import { asBuffer } from '../../as-buffer.ts'
import { type JsonObject, parseJsonObject } from '../../json-object.ts'
import { EVERY_ADDRESS, type FormatLimits, type SourceDecoded, type SourceFormat } from '../../source.ts'
import { frigateExamples } from './examples.ts'
import { frigateSettings, frigateSettingsOf } from './settings.ts'
import { isName, objectIn } from './told.ts'
import { FrigateWatch } from './watch.ts'

/** Frigate, the video recorder: cameras and their zones are devices, and vehicles are counted. People are not. */
export const frigate: SourceFormat = {
  name: 'frigate',
  title: text('Frigate (video recorder)', 'Frigate（视频录像分析）'),
  filters: [
    'frigate/available',
    'frigate/stats',
    'frigate/events',
    'frigate/tracked_object_update',
    'frigate/+/status/detect',
  ],
  settings: frigateSettings,
  open(values, limits) {
    const settings = frigateSettingsOf(values)
    const watch = new FrigateWatch(settings)
    const prefix = `${settings.prefix}/`
    return ({ topic, payload }) => {
      if (!topic.startsWith(prefix)) return UNKNOWN
      return read(watch, topic.slice(prefix.length).split('/'), payload, limits)
    }
  },
  examples: frigateExamples,
}

function read(
  watch: FrigateWatch,
  levels: readonly string[],
  payload: Uint8Array,
  limits: FormatLimits,
): SourceDecoded {
  const [first = '', second, third, ...more] = levels
  if (more.length > 0 || !isName(first)) return UNKNOWN
  if (second === undefined) return ofAll(watch, first, payload, limits)
  if (third === 'snapshot') return event(first, 'snapshot-not-used')
  const word = wordIn(payload)
  if (second === 'status' && third === 'detect') return watch.state(first, word === 'online')
  if (second === 'detect' && third === 'state') return watch.state(first, word === 'ON')
  if (third !== undefined) return third === 'set' ? UNKNOWN : event(first, 'camera-setting')
  if (!/^\d{1,6}$/.test(word)) return event(first, 'camera-setting')
  return watch.count(first, second, Number(word))
}

function ofAll(watch: FrigateWatch, topic: string, payload: Uint8Array, limits: FormatLimits): SourceDecoded {
  if (topic === 'available') return available(watch, wordIn(payload))
  const take = JSON_TOPICS.get(topic)
  if (take === undefined) return UNKNOWN
  const parsed = parseJsonObject(payload, limits.payloadBytesMax)
  return parsed.ok ? take(watch, parsed.object) : parsed
}

/** A topic may well be called `constructor`. */
const JSON_TOPICS = new Map<string, (watch: FrigateWatch, object: JsonObject) => SourceDecoded>([
  ['events', (watch, object) => watch.event(object)],
  ['stats', (watch, object) => watch.stats(object)],
  ['tracked_object_update', (watch, object) => watch.update(object)],
  // The same once more, put together for people, with their names.
  ['reviews', (_, { after }) => event(objectIn(after)?.camera, 'review')],
  ['triggers', (_, { camera }) => event(camera, 'trigger')],
])

function available(watch: FrigateWatch, word: string): SourceDecoded {
  if (word !== 'online' && word !== 'offline') return { ok: false, reason: 'status-unknown' }
  return watch.available(word === 'online')
}

/** A picture is no word, however long it is. */
const wordIn = (payload: Uint8Array): string => asBuffer(payload).toString('latin1', 0, WORD_BYTES_MAX)

const event = (camera: unknown, name: string): SourceDecoded => {
  const address = isName(camera) ? camera : EVERY_ADDRESS
  return { ok: true, heard: [{ what: 'event', address, event: name, isPersonal: true }] }
}

const UNKNOWN: SourceDecoded = { ok: false, reason: 'topic-unknown' }
const WORD_BYTES_MAX = 20
