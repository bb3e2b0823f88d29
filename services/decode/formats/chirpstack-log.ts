import type { JsonObject } from '../json-object.ts'
import { wordIn } from './lorawan.ts'

/** Of versions 3 and 4. Others are counted as one: a name is a time series. */
const CODES: ReadonlySet<string> = new Set([
  'UNKNOWN',
  'DOWNLINK_PAYLOAD_SIZE',
  'DOWNLINK_FCNT',
  'DOWNLINK_CODEC',
  'DOWNLINK_GATEWAY',
  'UPLINK_CODEC',
  'UPLINK_FCNT_RESET',
  'UPLINK_F_CNT_RESET',
  'UPLINK_FCNT_RETRANSMISSION',
  'UPLINK_F_CNT_RETRANSMISSION',
  'UPLINK_MIC',
  'OTAA',
  'RELAY_NEW_END_DEVICE',
  'F_CNT_DOWN',
  'EXPIRED',
])
const LEVELS: ReadonlySet<string> = new Set(['INFO', 'WARNING', 'ERROR'])

/** What the server writes about a device, as the name of an event: `chirpstack-error-uplink-mic`. */
export function chirpstackLog(object: JsonObject): string {
  const level = wordIn(object, 'level') ?? 'ERROR'
  const code = wordIn(object, 'code') ?? wordIn(object, 'type') ?? 'UNKNOWN'
  if (!LEVELS.has(level) || !CODES.has(code)) return 'chirpstack-log-other'
  return `chirpstack-${level}-${code}`.toLowerCase().replaceAll('_', '-')
}
