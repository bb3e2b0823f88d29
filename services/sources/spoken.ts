import type { SayOrders } from '../decode/orders.ts'
import type { Heard, SourceMessage } from '../decode/source.ts'
import type { Device } from '../domain/model/device.ts'
import type { Source } from './source.ts'

/** What a message says of one device, with all that it says. */
export interface InMessage extends SourceMessage {
  readonly all: readonly Heard[]
}

/** `device`: where somebody registered it. */
export type HeardListener = (
  source: Source,
  heard: Heard,
  device: Device | undefined,
  message: InMessage,
) => void

/** A source that devices can be told something by. */
export interface Spoken {
  readonly source: Source
  readonly orders: SayOrders
}
