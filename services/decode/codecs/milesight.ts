import { text } from '../../domain/model/text.ts'
import type { Codec, CodecRead } from '../codec.ts'
import { type Level, levelAt, noLevel } from '../level.ts'
import { framed, refuse, together } from './framed.ts'
import { milesightExamples } from './milesight-examples.ts'
import { milesightOrder, milesightOrderExamples } from './milesight-orders.ts'

/** Channels one after another: a number, a type, and as many bytes as the two of them have, the lowest first. */
export const milesight: Codec = {
  name: 'milesight',
  title: text('Milesight distance sensor', 'Milesight 距离传感器'),
  models: ['EM400-TLD', 'EM400-UDL', 'EM400-MUD', 'EM310-UDL', 'EM500-UDL'],
  kind: 'smart-bin',
  needsMounting: true,
  read: (said, mounting) =>
    framed(said, [85], frame => {
      const { channels, left } = channelsOf(frame)
      if (channels.length === 0) return refuse('frame-malformed')
      const isTilted = channels.some(({ says, bytes }) => says === 'position' && bytes[0] === 1)
      return readingOf(
        channels.map(({ says, bytes }) => {
          if (says === 'battery') return { values: { batteryPercent: bytes.readUInt8() } }
          if (says === 'temperature') return { values: { temperatureC: bytes.readInt16LE() / 10 } }
          if (says === 'position') return { values: { tilted: bytes[0] === 1 } }
          if (says !== 'distance') return {}
          // What it sees sideways is a wall, or the yard.
          return isTilted ? noLevel('sensor-tilted') : levelAt(bytes.readUInt16LE(), mounting)
        }),
        left,
      )
    }),
  examples: milesightExamples,
  encode: milesightOrder,
  orderExamples: milesightOrderExamples,
}

type Says = 'battery' | 'temperature' | 'distance' | 'position' | 'other'

/** By number and type, in hex: what it says, and in how many bytes. Alarms say again what they are about, and a status. */
const CHANNELS: Readonly<Record<string, readonly [Says, number]>> = {
  '0175': ['battery', 1],
  '0367': ['temperature', 2],
  '8367': ['temperature', 3],
  '0382': ['distance', 2],
  '0482': ['distance', 2],
  '8482': ['distance', 3],
  '83e9': ['distance', 5],
  '0400': ['position', 1],
  '0500': ['position', 1],
  // A place of the cellular models, a reading of before with a time of its own, and what says nothing but versions.
  '0688': ['other', 9],
  '20ce': ['other', 6],
  ff01: ['other', 1],
  ff09: ['other', 2],
  ff0a: ['other', 2],
  ff0b: ['other', 1],
  ff0f: ['other', 1],
  ff16: ['other', 8],
  fffe: ['other', 1],
  ffff: ['other', 2],
  // What it was told, said again.
  fe03: ['other', 2],
  ff03: ['other', 2],
  fe10: ['other', 1],
  ff10: ['other', 1],
}

interface Channel {
  readonly says: Says
  readonly bytes: Buffer
}

/** How long an unknown channel is nobody knows: what stands behind it is `left`, by the name of the first. */
function channelsOf(frame: Buffer): { readonly channels: readonly Channel[]; readonly left?: string } {
  const channels: Channel[] = []
  for (let at = 0; at < frame.length; ) {
    const name = frame.toString('hex', at, at + 2)
    const [says, length] = (Object.hasOwn(CHANNELS, name) && CHANNELS[name]) || ['other' as const, Infinity]
    const to = at + 2 + length
    if (to > frame.length) return { channels, left: `channel-${name}` }
    channels.push({ says, bytes: frame.subarray(at + 2, to) })
    at = to
  }
  return { channels }
}

function readingOf(parts: readonly (Partial<Level> | object)[], left: string | undefined): CodecRead {
  const unread = left === undefined ? [] : [{ metric: left, reason: 'metric-unknown' as const }]
  const read = together(...parts, { rejected: unread })
  const isEmpty = read.ok && Object.keys(read.values).length === 0 && read.rejected === undefined
  return isEmpty ? refuse('not-a-measurement') : read
}
