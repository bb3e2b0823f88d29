import { text } from '../../domain/model/text.ts'
import type { Codec } from '../codec.ts'
import { abeewayExamples } from './abeeway-examples.ts'
import { framed, refuse, together } from './framed.ts'

/**
 * By the maker's reference guide, on port 18: the type, a status, the battery in percent, the warmth of the device, an option;
 * then what the type is about. Bit 4 of the status is the call for help, in every message while it lasts. Positions by Wi-Fi
 * and Bluetooth are names of stations that only the maker's service can look up.
 */
const HEADER = 5
const FRAME_PENDING = 0x00
const POSITION = 0x03
const EVENT = 0x0a
const LONG_POSITION = 0x0e
const GPS_FIX = 0

const CALLED = 0x10
/** Of events. */
const SOS_BEGINS = 7
const SOS_ENDS = 8

/** The battery is being charged: how full it is, is not said. */
const CHARGING = 0

export const abeeway: Codec = {
  name: 'abeeway',
  title: text('Abeeway tracker', 'Abeeway 定位器'),
  models: ['Micro Tracker', 'Compact Tracker', 'Smart Badge'],
  kind: 'wristband',
  read: said =>
    framed(said, [18], frame => {
      if (frame[0] === FRAME_PENDING) return refuse('not-a-measurement')
      if (frame.length < HEADER) return refuse('frame-malformed')
      return together({ values: { sos: isCalling(frame), ...batteryIn(frame), ...placeIn(frame) } })
    }),
  examples: abeewayExamples,
}

function isCalling(frame: Buffer): boolean {
  const event = frame[0] === EVENT ? frame[HEADER] : undefined
  if (event === SOS_BEGINS) return true
  return event !== SOS_ENDS && (frame.readUInt8(1) & CALLED) !== 0
}

function batteryIn(frame: Buffer) {
  const percent = frame.readUInt8(2)
  return percent === CHARGING ? {} : { batteryPercent: percent }
}

/** Degrees in ten-millionths; the short form leaves out the last byte. */
function placeIn(frame: Buffer) {
  if ((frame.readUInt8(4) & 0x0f) !== GPS_FIX) return {}
  if (frame[0] === POSITION && frame.length >= 12)
    return { lat: degrees(frame.readIntBE(6, 3) * 256), lon: degrees(frame.readIntBE(9, 3) * 256) }
  if (frame[0] === LONG_POSITION && frame.length >= 16)
    return { lat: degrees(frame.readInt32BE(8)), lon: degrees(frame.readInt32BE(12)) }
  return {}
}

const degrees = (tenMillionths: number): number => tenMillionths / 1e7
