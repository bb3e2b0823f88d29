import { text } from '../../domain/model/text.ts'
import { type JsonObject, parseJsonObject } from '../json-object.ts'
import type { Of, SourceDecoded, SourceFormat, SourceMessage } from '../source.ts'
import { answerWithinSetting } from './answer-within.ts'
import { KnownWays } from './known-ways.ts'
import {
  addressOfLabel,
  answeredEvent,
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
import { theThingsStackExamples } from './the-things-stack-examples.ts'
import { theThingsStackAnswer, theThingsStackOrders } from './the-things-stack-orders.ts'

/** The Things Stack's MQTT server (version 3), and uplinks as The Things Network wrote them before (version 2). */
export const theThingsStack: SourceFormat = {
  name: 'the-things-stack',
  title: text('The Things Stack', 'The Things Stack'),
  filters: [
    'v3/+/devices/+/up',
    'v3/+/devices/+/join',
    'v3/+/devices/+/down/+',
    'v3/+/devices/+/service/data',
    'v3/+/devices/+/location/solved',
  ],
  handsOnFrames: true,
  settings: { answerWithinMinutes: answerWithinSetting },
  open(settings, { payloadBytesMax }) {
    const again = new SentAgain()
    const ways = new KnownWays()
    const hear = ({ topic, payload }: SourceMessage): SourceDecoded => {
      const parsed = parseJsonObject(payload, payloadBytesMax)
      if (!parsed.ok) return parsed
      const { object } = parsed
      const heard = 'end_device_ids' in object ? read(object, again) : readBefore(object, again)
      const [first] = heard.ok ? heard.heard : []
      if (first !== undefined) ways.note(first.address, DEVICE.exec(topic)?.[0])
      return heard
    }
    return Object.assign(hear, { orders: theThingsStackOrders(settings, ways) })
  },
  addressOf: addressOfLabel,
  examples: theThingsStackExamples,
}

/** Application, tenant and what the device is called there: a DevEUI alone leads nowhere. */
const DEVICE = /^v3\/[^/]+\/devices\/[^/]+/

/** Its DevEUI, else what it is called there: a device of its own keys may have none. */
const ofDevice = (eui: string | undefined, id: string | undefined, model?: string): Of | undefined => {
  const address = euiOf(eui) ?? id
  return address === undefined ? undefined : { address, about: defined({ name: id, model }) }
}

const UNNAMED: SourceDecoded = { ok: false, reason: 'device-unnamed' }

/** Which message it is stands in it, whatever a bridge made of its topic. */
const EVENTS: Readonly<Record<string, string>> = {
  join_accept: 'tts-join',
  downlink_queued: 'tts-down-queued',
  downlink_sent: 'tts-down-sent',
  downlink_ack: 'tts-down-ack',
  downlink_nack: 'tts-down-nack',
  downlink_failed: 'tts-down-failed',
  downlink_queue_invalidated: 'tts-down-queue-invalidated',
  service_data: 'tts-service-data',
}

function read(object: JsonObject, again: SentAgain): SourceDecoded {
  const ids = objectIn(object, 'end_device_ids')
  const up = objectIn(object, 'uplink_message')
  const model = wordIn(objectIn(up, 'version_ids'), 'model_id')
  const of = ofDevice(wordIn(ids, 'dev_eui'), wordIn(ids, 'device_id'), model)
  if (of === undefined) return UNNAMED
  if ('uplink_message' in object) return uplink(of, wordIn(ids, 'dev_addr'), object, up, again)
  if ('location_solved' in object) return place(of, object)
  const key = Object.keys(EVENTS).find(key => key in object)
  if (key === undefined) return { ok: false, reason: 'tts-message-unknown' }
  return answeredEvent(of, EVENTS[key] as string, theThingsStackAnswer(object, key))
}

function uplink(
  of: Of,
  session: string | undefined,
  object: JsonObject,
  up: JsonObject,
  again: SentAgain,
): SourceDecoded {
  const data = wordIn(up, 'frm_payload')
  // The network's own clock first, at the antenna and at the door; a gateway's may not be set.
  const gateway = firstIn(up, 'rx_metadata')
  const ts = timeOf(up.received_at, object.received_at, objectIn(up, 'settings').time, gateway.time)
  return said(of, {
    fields: objectIn(up, 'decoded_payload'),
    ...frameOf(data, numberIn(up, 'f_port')),
    ts: again.timeOf(of.address, sentOf(session, numberIn(up, 'f_cnt'), data), ts),
  })
}

function place(of: Of, object: JsonObject): SourceDecoded {
  const location = objectIn(objectIn(object, 'location_solved'), 'location')
  const [lat, lon] = [numberIn(location, 'latitude'), numberIn(location, 'longitude')]
  if (lat === undefined || lon === undefined) return eventOf(of, 'tts-location')
  return said(of, { fields: { lat, lon }, ts: timeOf(object.received_at), byNetwork: true })
}

/** As version 2 wrote an uplink, flat. */
function readBefore(object: JsonObject, again: SentAgain): SourceDecoded {
  const of = ofDevice(wordIn(object, 'hardware_serial'), wordIn(object, 'dev_id'))
  if (of === undefined) return UNNAMED
  const data = wordIn(object, 'payload_raw')
  const ts = timeOf(objectIn(object, 'metadata').time)
  return said(of, {
    fields: objectIn(object, 'payload_fields'),
    ...frameOf(data, numberIn(object, 'port')),
    ts: again.timeOf(of.address, sentOf(undefined, numberIn(object, 'counter'), data), ts),
  })
}

const sentOf = (session: string | undefined, count: number | undefined, data: string | undefined) =>
  defined<{ session: string; count: number; data: string }>({ session, count, data })

interface What {
  readonly fields: JsonObject
  readonly frame?: NonNullable<ReturnType<typeof frameOf>['frame']>
  readonly ts: number | undefined
  readonly byNetwork?: true
}

function said(of: Of, { ts, ...what }: What): SourceDecoded {
  if (what.frame === undefined && Object.keys(what.fields).length === 0)
    return eventOf(of, 'uplink-without-payload')
  return { ok: true, heard: [{ what: 'said', ...of, ...what, ...(ts !== undefined && { ts }) }] }
}
