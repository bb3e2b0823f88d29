import type { Codec, CodecFault, CodecRead } from '../decode/codec.ts'
import { codecNamed } from '../decode/codecs/codecs.ts'
import type { RejectedValue } from '../decode/decoder.ts'
import { aboveIn, doubtedIn } from '../decode/doubted.ts'
import { decodeObject } from '../decode/object-values.ts'
import type { Said } from '../decode/source.ts'
import type { Device } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Reading, Values } from '../domain/model/reading.ts'
import type { Source } from './source.ts'

export type NotUnderstood =
  | CodecFault
  | 'codec-unknown'
  | 'codec-other-kind'
  | 'no-good-metric'
  | 'empty'
  | 'kind-without-metrics'
  | 'retained-without-time'

/** What a device said, as a reading of its kind; and what of it was refused. */
export interface Understood {
  readonly reading?: Reading
  readonly values: Values
  readonly rejected: readonly RejectedValue[]
  /** Why there is no reading. */
  readonly reason?: NotUnderstood
}

/** `identity`: of a message without a stamp, so that the same one again is known for it. */
export function understand(
  said: Said,
  device: Device,
  kind: Kind,
  source: Pick<Source, 'codec'>,
  identity?: string,
): Understood {
  const codec = codecNamed(device.origin?.codec ?? source.codec ?? 'metrics')
  const fault = misfit(codec, kind)
  if (codec === undefined || fault !== undefined) return nothing(fault ?? 'codec-unknown')
  const read = said.byNetwork ? knownIn(said, kind) : codec.read(said, device.origin?.mounting)
  if (!read.ok) return nothing(read.reason)
  const decoded = decodeObject(read.values, Object.keys(read.values), kind)
  const rejected = [...(read.rejected ?? []), ...decoded.rejected]
  const doubted = doubtedIn(rejected, kind)
  const values = decoded.ok ? decoded.values : {}
  if (!decoded.ok && doubted === undefined)
    return { values, rejected, reason: rejected.length === 0 ? 'empty' : 'no-good-metric' }
  const above = aboveIn(decoded)
  const placed = placeOf(said, identity)
  const reading = {
    deviceId: device.id,
    values,
    ...placed,
    ...(doubted && { doubted }),
    ...(above && { above }),
  }
  return { reading, values, rejected }
}

/** A stamp that was counted back from its arrival is another when it arrives again: then it is its message that is known. */
function placeOf({ ts, agoMs }: Said, identity: string | undefined): Pick<Reading, 'ts' | 'packet'> {
  if (identity === undefined || (ts !== undefined && agoMs === undefined))
    return ts === undefined ? {} : { ts }
  // One message may tell of several moments.
  return ts === undefined ? { packet: identity } : { ts, packet: `${identity} ${agoMs}` }
}

/** What of it this kind has a metric for: where a bin stands is known, and nobody asks. */
function knownIn({ fields }: Said, kind: Kind): CodecRead {
  const known = Object.entries(fields).filter(([field]) => Object.hasOwn(kind.metrics, field))
  return known.length > 0
    ? { ok: true, values: Object.fromEntries(known) }
    : { ok: false, reason: 'no-field' }
}

const misfit = (codec: Codec | undefined, kind: Kind): NotUnderstood | undefined => {
  if (codec === undefined) return 'codec-unknown'
  return codec.kind === undefined || codec.kind === kind.kind ? undefined : 'codec-other-kind'
}

const nothing = (reason: NotUnderstood): Understood => ({ values: {}, rejected: [], reason })
