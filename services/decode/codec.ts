import type { DeviceKind } from '../domain/model/device.ts'
import type { Mounting } from '../domain/model/origin.ts'
import type { Text } from '../domain/model/text.ts'
import type { RejectedValue } from './decoder.ts'
import type { Encoded, MeantOrder, OrderFault } from './orders.ts'
import type { Fields, Said } from './source.ts'

/**
 * - `codec-needs-frame`: the source hands on no bytes. - `port-unknown`: frames of this port are not the sensor's readings.
 * - `frame-malformed`: not such a frame. - `not-a-measurement`: a good one that measures nothing. - `action-unknown`: a
 * button did something that is no call. - `no-field`: nothing of it is known.
 * - `frame-without-codec`: bytes, and nobody said by which codec they are read.
 */
export type CodecFault =
  | 'codec-needs-frame'
  | 'port-unknown'
  | 'frame-malformed'
  | 'not-a-measurement'
  | 'action-unknown'
  | 'no-field'
  | 'frame-without-codec'

export type CodecRead =
  | {
      readonly ok: true
      /** By the names of the kind's metrics; whether each is a value of its metric is looked at afterwards. */
      readonly values: Fields
      /** What the device itself says that it could not measure. */
      readonly rejected?: readonly RejectedValue[]
    }
  | { readonly ok: false; readonly reason: CodecFault }

/** What a device sent and what is made of it: shown in the documentation, run as a test. */
export interface CodecExample {
  readonly title: string
  readonly said: { readonly hex: string; readonly port?: number } | { readonly fields: Fields }
  readonly mounting?: Mounting
  readonly becomes: CodecRead
}

/** An order and what such a device is sent for it: shown in the documentation, run as a test. */
export interface OrderExample {
  readonly order: MeantOrder
  readonly becomes:
    | { readonly hex: string; readonly port: number }
    | { readonly fields: Fields }
    | { readonly reason: OrderFault }
}

/** What one family of devices means by what it sends. A file each, and a line in `codecs.ts`. Pure; never throws. */
export interface Codec {
  readonly name: string
  readonly title: Text
  /** As the makers write them. */
  readonly models: readonly string[]
  /** Absent: of any kind. */
  readonly kind?: DeviceKind
  /** A level is worked out of a distance, for which it must be known how the sensor hangs. */
  readonly needsMounting?: true
  read(said: Said, mounting: Mounting | undefined): CodecRead
  readonly examples: readonly CodecExample[]
  /** Orders of its kind in its words. Absent where such devices cannot be told anything. Pure; never throws. */
  encode?(order: MeantOrder): Encoded
  /** With `encode`: one at least that it knows, and one of its kind that it does not, where there is one. */
  readonly orderExamples?: readonly OrderExample[]
}
