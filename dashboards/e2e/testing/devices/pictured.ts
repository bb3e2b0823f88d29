import type { WireSourceBody } from '../../../../services/api/wire/source.ts'
import type { Codec } from '../../../../services/decode/codec.ts'
import { codecNamed } from '../../../../services/decode/codecs/codecs.ts'
import { formatNamed } from '../../../../services/decode/formats/formats.ts'
import type { PastedMessage } from '../../../../services/decode/source.ts'
import type { Mounting } from '../../../../services/domain/model/origin.ts'

/** A device of a family, the source that it is heard by, and a message of it. */
export interface Pictured {
  /** Of the codec or the format that the picture is about; its file is called so. */
  readonly name: string
  readonly kind: string
  readonly address: string
  readonly codec?: string
  readonly mounting?: Mounting
  readonly source: Pick<WireSourceBody, 'format' | 'filters' | 'settings'>
  readonly message: PastedMessage
  /** What has to be announced before: then the device's own page is the picture, since a trial hears one message alone. */
  readonly after?: readonly PastedMessage[]
}

const DEV_EUI = '24e124abcdef0001'

function codecOf(name: string): Codec {
  const codec = codecNamed(name)
  if (codec === undefined) throw new Error(`no codec ${name}`)
  return codec
}

/** The first example of a codec that reads bytes, as ChirpStack hands them on. */
function overLorawan(name: string): Pictured {
  const codec = codecOf(name)
  const example = codec.examples.find(({ said, becomes }) => 'hex' in said && becomes.ok)
  if (example === undefined || !('hex' in example.said)) throw new Error(`${name} has no example of bytes`)
  const { hex, port } = example.said
  const uplink = {
    deviceInfo: { deviceName: 'gate-3', deviceProfileName: codec.models[0], devEui: DEV_EUI },
    ...{ time: '2026-05-01T04:00:00Z', fPort: port, data: Buffer.from(hex, 'hex').toString('base64') },
  }
  return {
    ...{ name, kind: codec.kind ?? 'smart-bin', address: DEV_EUI, codec: name },
    ...(example.mounting && { mounting: example.mounting }),
    source: { format: 'chirpstack', filters: ['application/+/device/+/event/+'] },
    message: {
      topic: `application/1/device/${DEV_EUI}/event/up`,
      payload: JSON.stringify(uplink, null, 1),
    },
  }
}

/** The first example of a codec that reads fields, as Zigbee2MQTT says them. */
function overZigbee(name: string): Pictured {
  const codec = codecOf(name)
  const [example] = codec.examples
  if (example === undefined || !('fields' in example.said))
    throw new Error(`${name} has no example of fields`)
  const fields = { ...example.said.fields, linkquality: 120, last_seen: '2026-05-01T12:00:00+08:00' }
  return {
    ...{ name, kind: codec.kind ?? 'smart-bin', address: `house-3/${name}`, codec: name },
    source: { format: 'zigbee2mqtt', filters: ['zigbee2mqtt/#'] },
    message: { topic: `zigbee2mqtt/house-3/${name}`, payload: JSON.stringify(fields, null, 1) },
  }
}

interface OfFormat extends Pick<Pictured, 'name' | 'kind' | 'address' | 'codec' | 'mounting'> {
  readonly format: string
  /** Which of its examples. */
  readonly place?: number
  readonly filters?: readonly string[]
}

/** An example of a format, as it stands there. */
function ofFormat({ format, place = 0, filters, ...pictured }: OfFormat): Pictured {
  const found = formatNamed(format)
  const example = found?.examples[place]
  if (found === undefined || example === undefined) throw new Error(`${format} has no example ${place}`)
  const { topic, payload, encoding, settings = {}, after } = example
  return {
    ...pictured,
    source: { format, filters: [...(filters ?? found.filters)], settings },
    message: { topic, payload, ...(encoding && { encoding }) },
    ...(after && { after }),
  }
}

export const pictured: readonly Pictured[] = [
  ...['milesight', 'dragino-ldds', 'dingtek-df702', 'netvox-r718x', 'sensoneo', 'abeeway'].map(overLorawan),
  overLorawan('browan-tbpb100'),
  ...['button', 'smoke', 'door', 'occupancy', 'vibration'].map(what => overZigbee(`zigbee-${what}`)),
  ofFormat({
    ...{ name: 'frigate', format: 'frigate', codec: 'frigate' },
    ...{ kind: 'fire-lane-camera', address: 'fire_lane' },
  }),
  ofFormat({
    ...{ name: 'watch', format: 'flat-json', codec: 'watch' },
    ...{ kind: 'wristband', address: '861300000000017', filters: ['watch/#'] },
  }),
  ofFormat({
    ...{ name: 'the-things-stack', format: 'the-things-stack', codec: 'milesight' },
    ...{ kind: 'smart-bin', address: DEV_EUI, mounting: { emptyMm: 1_500, fullMm: 300, deadZoneMm: 250 } },
  }),
  ofFormat({
    name: 'metrics',
    format: 'plain-json',
    kind: 'smart-bin',
    address: 'bin-7',
    filters: ['devices/#'],
  }),
  ofFormat({
    ...{ name: 'senml', format: 'senml', kind: 'smart-bin' },
    address: 'urn:dev:mac:0024befffe804ff1',
  }),
  ofFormat({ name: 'mapping', format: 'mapping', kind: 'smart-bin', address: 'bin-7', filters: ['acme/#'] }),
  ofFormat({
    ...{ name: 'home-assistant', format: 'home-assistant', codec: 'home-assistant', place: 1 },
    ...{
      kind: codecOf('zigbee-smoke').kind ?? '',
      address: 'kitchen',
      filters: ['homeassistant/#', 'house/#'],
    },
  }),
  ofFormat({
    ...{ name: 'sparkplug-b', format: 'sparkplug-b', place: 1 },
    ...{ kind: 'smart-bin', address: 'riverside/edge-1/bin-7' },
  }),
]
