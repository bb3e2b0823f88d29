import type { RejectedValue } from '../decode/decoder.ts'
import { aboveIn, doubtedIn } from '../decode/doubted.ts'
import { decodeObject } from '../decode/object-values.ts'
import type { Device } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Reading } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Payload } from './frame.ts'

export interface ReadingMade {
  readonly reading?: Reading
  readonly rejected: readonly RejectedValue[]
}

/**
 * What a charger measured, as a reading of its kind. `place`: when it was made, or, of what is of now, the identity of the
 * message, so that the same one again within minutes is known for it: chargers do not say that they send something again.
 */
export function readingOf(
  device: Device,
  values: Payload,
  place: Instant | string,
  kinds: ReadonlyMap<string, Kind>,
): ReadingMade {
  const kind = kinds.get(device.kind)
  if (kind === undefined) return { rejected: [] }
  const decoded = decodeObject(values, Object.keys(values), kind)
  const { rejected } = decoded
  const doubted = doubtedIn(rejected, kind)
  if (!decoded.ok && doubted === undefined) return { rejected }
  const above = aboveIn(decoded)
  const reading: Reading = {
    deviceId: device.id,
    values: decoded.ok ? decoded.values : {},
    ...(typeof place === 'number' ? { ts: place } : { packet: place, dup: true as const }),
    ...(doubted && { doubted }),
    ...(above && { above }),
  }
  return { reading, rejected }
}
