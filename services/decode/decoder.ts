import type { Kind } from '../domain/model/kind.ts'
import type { MetricFault } from '../domain/model/metric.ts'
import type { Values } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import type { PayloadFault } from './json-object.ts'

/** Why a message says nothing that can be used. */
export type Rejection = PayloadFault | 'too-many-keys' | 'no-good-metric'

/**
 * Why a distance says no level. - `mounting-missing`: how the sensor hangs is not known. - `no-sensor`: its electronics say
 * that the probe is gone. - `no-echo`: it says that it cannot tell. - `sensor-tilted`: it does not look down into the bin.
 */
export type LevelFault = 'mounting-missing' | 'no-sensor' | 'no-echo' | 'sensor-tilted'

/** Why one value of a message is not used; of `call-believed` a call was made, though it was no clear yes. */
export type ValueFault =
  | MetricFault
  | LevelFault
  | 'metric-unknown'
  | 'metric-word-malformed'
  | 'call-believed'

/** Why a time stamp is not used; the reading stands without it. */
export type StampFault = 'ts-invalid' | 'ts-implausible'

export interface RejectedValue {
  readonly metric: string
  readonly reason: ValueFault
  /** What was sent, where it is more than its sensor has a scale for and may be so: a fire. */
  readonly above?: number
}

export interface GoodDecoded {
  readonly ok: true
  readonly values: Values
  readonly ts?: Instant
  readonly rejected: readonly RejectedValue[]
  readonly stampFault?: StampFault
  /** Of `values`: those that were sent as unsigned and are signed, as they were sent. */
  readonly unwrapped?: Readonly<Record<string, number>>
  /** Of `values`: the flags that were sent as 0, 1 or a word. */
  readonly coerced?: readonly string[]
  /** Keys of a message with too many, left out unseen: only the kind's own metrics were looked at. */
  readonly keysLeftOut?: number
}

/** What one message says: its good values, or why there is none. Each fault has its name, so that it is counted. */
export type Decoded =
  | GoodDecoded
  | {
      readonly ok: false
      readonly reason: Rejection
      readonly rejected: readonly RejectedValue[]
      /** Of a message whose form was good and whose values were not. */
      readonly ts?: Instant
    }

/** Nothing of it was refused, left out, or meant otherwise than it was sent. */
export const isTakenAsSent = (decoded: Decoded): decoded is GoodDecoded =>
  decoded.ok &&
  decoded.rejected.length === 0 &&
  (decoded.stampFault ?? decoded.unwrapped ?? decoded.coerced ?? decoded.keysLeftOut) === undefined

export interface DecodeLimits {
  readonly payloadBytesMax: number
  /** Of a message with more, the kind's own metrics alone are looked at. */
  readonly keysMax: number
}

/**
 * Turns a vendor's payload into values of a kind. Pure: no clock, no state, never throws, whatever the bytes. It does
 * not judge whether a stamp is late or ahead: that takes a clock and is the ingest's.
 */
export interface Decoder {
  readonly name: string
  decode(payload: Uint8Array, kind: Kind, limits: DecodeLimits): Decoded
}
