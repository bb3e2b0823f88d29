import type { Environment } from '../config/environment.ts'
import type { UnclaimedLimits } from './unclaimed.ts'

/** What may be heard of systems that speak for devices. */
export interface SourceLimits {
  readonly sourcesMax: number
  readonly payloadBytesMax: number
  readonly unclaimed: UnclaimedLimits
}

export const sourceConfig = (env: Environment): SourceLimits => ({
  sourcesMax: env.integer('LINLI_SOURCES', 200, 0, 10_000),
  payloadBytesMax: env.integer('LINLI_SOURCE_PAYLOAD_BYTES', 65_536, 256, 1_048_576),
  unclaimed: {
    devicesMax: env.integer('LINLI_UNCLAIMED_DEVICES', 1_000, 0, 100_000),
    payloadBytesMax: 4_096,
  },
})
