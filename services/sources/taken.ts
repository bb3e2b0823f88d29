import type { Said, SourceMessage } from '../decode/source.ts'
import type { Device } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Source, Via } from './source.ts'
import { type Understood, understand } from './understand.ts'

/**
 * Whoever publishes at the server's own door asks with the flag that it be kept, and nobody did yet: it is of now. A broker sets
 * it for a bridge on what it had kept alone.
 */
export const asItCame = (message: SourceMessage, via: Via): SourceMessage =>
  'gateway' in via && message.retained ? { ...message, retained: false } : message

/** With what a device's words are read. */
export interface ReadWith {
  readonly device: Device
  readonly kinds: ReadonlyMap<string, Kind>
  readonly source: Pick<Source, 'codec'>
  readonly message: Pick<SourceMessage, 'retained'>
  readonly now: Instant
}

/** What is made of it when it arrives, in earnest and in a trial alike. `identity`: as in `understand`. */
export function taken(
  said: Said,
  { device, kinds, source, message, now }: ReadWith,
  identity?: string,
): Understood {
  const kind = kinds.get(device.kind)
  if (kind === undefined) return { values: {}, rejected: [], reason: 'kind-without-metrics' }
  // What a broker kept may be a day old; only its own stamp could tell.
  if (message.retained && said.ts === undefined)
    return { values: {}, rejected: [], reason: 'retained-without-time' }
  const placed = said.agoMs === undefined ? said : { ...said, ts: now - said.agoMs }
  return understand(placed, device, kind, source, identity)
}
