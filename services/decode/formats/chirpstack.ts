import { text } from '../../domain/model/text.ts'
import { type JsonObject, parseJsonObject } from '../json-object.ts'
import type { Of, SourceDecoded, SourceFormat, SourceMessage } from '../source.ts'
import { answerWithinSetting } from './answer-within.ts'
import { chirpstackExamples } from './chirpstack-examples.ts'
import { acknowledged, applicationUnfit, chirpstackOrders, notDelivered } from './chirpstack-orders.ts'
import { KnownWays } from './known-ways.ts'
import {
  addressOfLabel,
  defined,
  euiOf,
  eventOf,
  firstIn,
  frameOf,
  numberIn,
  objectIn,
  timeOf,
  wordIn,
} from './lorawan.ts'
import { SentAgain } from './sent-again.ts'

/** ChirpStack's MQTT integration in JSON: version 4, and version 3, which writes the same with names of its own. */
export const chirpstack: SourceFormat = {
  name: 'chirpstack',
  title: text('ChirpStack', 'ChirpStack'),
  filters: ['application/+/device/+/event/+'],
  handsOnFrames: true,
  settings: {
    application: {
      title: text('Application id, for orders before a device is heard', '应用 ID（设备上报前也可下发）'),
      type: 'word',
    },
    answerWithinMinutes: answerWithinSetting,
  },
  open(settings, { payloadBytesMax }) {
    const again = new SentAgain()
    const ways = new KnownWays()
    const hear = ({ topic, payload }: SourceMessage): SourceDecoded => {
      const parsed = parseJsonObject(payload, payloadBytesMax)
      if (!parsed.ok) return parsed
      const of = deviceOf(parsed.object, topic)
      if (of === undefined) return { ok: false, reason: 'device-unnamed' }
      ways.note(of.address, UP.exec(topic)?.[1])
      return read(of, topic, parsed.object, again)
    }
    return Object.assign(hear, { orders: chirpstackOrders(settings, ways) })
  },
  addressOf: addressOfLabel,
  unfit: applicationUnfit,
  examples: chirpstackExamples,
}

/** Up to where orders begin to differ from events. */
const UP = /^(.+\/device\/[^/]+)\/event\/[^/]+$/

/** By the message, else by the topic: version 3 names it there too. */
function deviceOf(object: JsonObject, topic: string): Of | undefined {
  const info = objectIn(object, 'deviceInfo')
  const inTopic = /\/device\/([^/]+)\//.exec(topic)?.[1]
  const address = euiOf(wordIn(info, 'devEui')) ?? euiOf(wordIn(object, 'devEUI')) ?? euiOf(inTopic)
  if (address === undefined) return undefined
  const about = defined<NonNullable<Of['about']>>({
    name: wordIn(info, 'deviceName') ?? wordIn(object, 'deviceName'),
    model: wordIn(info, 'deviceProfileName') ?? wordIn(object, 'deviceProfileName'),
  })
  return { address, about }
}

function read(of: Of, topic: string, object: JsonObject, again: SentAgain): SourceDecoded {
  switch (topic.split('/').at(-1)) {
    case 'up':
    case 'rx':
      return uplink(of, object, again)
    case 'status':
      return status(of, object)
    case 'location':
      return place(of, object)
    case 'ack':
      return acknowledged(of, object)
    case 'join':
      return eventOf(of, 'chirpstack-join')
    case 'txack':
      return eventOf(of, 'chirpstack-txack')
    case 'integration':
      return eventOf(of, 'chirpstack-integration')
    case 'log':
    case 'error':
      return notDelivered(of, object)
    default:
      return { ok: false, reason: 'chirpstack-event-unknown' }
  }
}

/** When it was received, by the clock of the server; that of a gateway last, which may not be set. */
const receivedAt = (object: JsonObject) =>
  timeOf(object.time, object.publishedAt, firstIn(object, 'rxInfo').time)

function uplink(of: Of, object: JsonObject, again: SentAgain): SourceDecoded {
  const data = wordIn(object, 'data')
  const heard = frameOf(data, numberIn(object, 'fPort'))
  const fields = decodedIn(object)
  if (heard.frame === undefined && Object.keys(fields).length === 0)
    return eventOf(of, 'uplink-without-payload')
  const sent = defined<{ session: string; count: number; data: string }>({
    ...{ session: wordIn(object, 'devAddr'), count: numberIn(object, 'fCnt'), data },
  })
  const ts = again.timeOf(of.address, sent, receivedAt(object))
  return { ok: true, heard: [{ what: 'said', ...of, fields, ...heard, ...(ts !== undefined && { ts }) }] }
}

/** What a codec at the server made of the bytes; version 3 writes it as JSON within JSON. */
function decodedIn(object: JsonObject): JsonObject {
  const written = wordIn(object, 'objectJSON')
  if (written === undefined) return objectIn(object, 'object')
  const parsed = parseJsonObject(Buffer.from(written), written.length * 4)
  return parsed.ok ? parsed.object : {}
}

const PERCENT_MAX = 100

/** The battery as LoRaWAN itself asks for it: nothing where the device has mains, or cannot tell. */
function status(of: Of, object: JsonObject): SourceDecoded {
  const percent = numberIn(object, 'batteryLevel')
  const isTold = object.externalPowerSource !== true && object.batteryLevelUnavailable !== true
  if (percent === undefined || !isTold || !(percent >= 0 && percent <= PERCENT_MAX))
    return eventOf(of, 'chirpstack-status')
  const fields = defined<JsonObject>({ batteryPercent: percent, marginDb: numberIn(object, 'margin') })
  return networkSaid(of, fields, object)
}

function place(of: Of, object: JsonObject): SourceDecoded {
  const location = objectIn(object, 'location')
  const [lat, lon] = [numberIn(location, 'latitude'), numberIn(location, 'longitude')]
  return lat === undefined || lon === undefined
    ? eventOf(of, 'chirpstack-location')
    : networkSaid(of, { lat, lon }, object)
}

function networkSaid(of: Of, fields: JsonObject, object: JsonObject): SourceDecoded {
  const ts = receivedAt(object)
  const stamp = ts === undefined ? {} : { ts }
  return { ok: true, heard: [{ what: 'said', ...of, fields, byNetwork: true, ...stamp }] }
}
