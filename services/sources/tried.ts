import type { Heard } from '../decode/source.ts'
import type { Device } from '../domain/model/device.ts'
import type { Understood } from './understand.ts'

/** What was heard of one device, for whoever tries a source before it is saved. */
export interface Tried {
  readonly heard: Heard
  /** That which has this address; nothing where nobody registered it. */
  readonly device?: Device
  /** What its codec made of it. */
  readonly understood?: Understood
}
