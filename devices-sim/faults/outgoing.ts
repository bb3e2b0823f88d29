import type { Telemetry } from '../world/emission.ts'

/** A message as it goes out: a reading, or bytes that are none. */
export type Outgoing = Pick<Telemetry, 'deviceId' | 'ts' | 'values'> & { readonly garbage?: string | Buffer }
