import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { ChargePoint } from './charge-point.ts'
import type { Payload } from './frame.ts'
import type { CallErrorCode } from './schemas.ts'
import type { Station } from './station.ts'

/** What is known where a call is heard, and what can be said of it. */
export interface Hearing {
  readonly chargePoint: ChargePoint
  readonly station: Station
  readonly now: Instant
  readonly settings: HearingSettings
  /** Nothing where nobody registered it; then it waits to be adopted. */
  chargerAt(connector: number): Device | undefined
  /** Those that are registered, by connector. */
  chargers(): ReadonlyMap<number, Device>
  known(device: Device): {
    readonly status?: unknown
    readonly errorCode?: unknown
    readonly lastSeenAt: Instant | null
  }
  /** As readings of the device; what of them is no value of its kind is refused by name. Nothing where none is left. */
  reading(device: Device, values: Payload, ts?: Instant): Input | undefined
  /** A connector gives current by what was said of it, or would; `at`: where it was not just now. */
  gives(connector: number, said: string, at?: Instant): void
  /** It says that it gives none; `isOut`: that it is out of order. */
  givesNone(connector: number, isOut: boolean): void
  /** Something was not taken as it was written: counted, and noted with the charge point. */
  note(reason: string, where?: string): void
  /** Something was told that is no reading and no status. */
  event(name: string): void
}

export interface HearingSettings {
  readonly heartbeatS: number
  readonly authorize: 'accept' | 'refuse'
  readonly queuedMsMax: DurationMs
}

export interface Refusal {
  readonly ok: false
  readonly code: CallErrorCode
  /** Kebab-case: counted, noted with the charger, and told to it. */
  readonly reason: string
}

export interface Taken {
  readonly ok: true
  /** Committed before the answer is sent. */
  readonly inputs: readonly Input[]
  readonly answer: object
}

/** What a call comes to. */
export type Heard = Taken | Refusal

export type Action = (payload: Payload, hearing: Hearing) => Heard

export const heard = (answer: object, ...inputs: readonly (Input | undefined)[]): Heard => ({
  ok: true,
  inputs: inputs.filter(each => each !== undefined),
  answer,
})

export const refused = (code: CallErrorCode, reason: string): Refusal => ({ ok: false, code, reason })
