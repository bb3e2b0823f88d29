import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import type { TurnedAwayRow } from '../runtime/turned-away.ts'
import type { SignInRefusal } from './signing-in.ts'

/** Who knocks, as far as the line itself says it. */
export interface Caller {
  readonly address: string | undefined
  /** 2: the line is TLS. Nobody is let in without a password, and none by a certificate of its own. */
  readonly securityProfile: 1 | 2
}

/** Why somebody was not let in last, and how often since it was let in, or since the server began. */
export interface Refusals {
  readonly reason: SignInRefusal
  readonly count: number
  readonly lastAt: Instant
}

/** A charge point that has been at the door since the server began. */
export interface Visit extends Caller {
  /** As it calls itself. */
  readonly id: string
  readonly device?: DeviceId
  readonly state: 'connected' | 'away' | 'refused'
  readonly since: Instant
  readonly refused?: Refusals
}

/** The chargers' door as it stands. */
export interface ChargerDoor {
  readonly port: number
  /** 2: it speaks TLS, and nothing else is let in. */
  readonly securityProfile: 1 | 2
  readonly visits: { list(): readonly Visit[] }
  /** Whose line was never one: nobody said a name. */
  readonly turnedAway: { list(): readonly TurnedAwayRow[] }
}
