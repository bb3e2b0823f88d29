import type { Severity } from './alert.ts'
import type { ChannelKind } from './channel.ts'
import type { DeviceKind } from './device.ts'
import type { PersonId, Role } from './person.ts'
import type { ZoneId } from './place.ts'
import type { DurationMs } from './time.ts'

/** Who is told, by what, after how long, until somebody has it in hand (升级通知). */
export interface EscalationPlan {
  readonly id: string
  readonly match: PlanMatch
  /** In the order of their times; the first is at once. */
  readonly steps: readonly EscalationStep[]
  /** After the last step all of them again, from the first; never where absent. */
  readonly repeatAfterMs?: DurationMs
  /** So many rounds in all; without end where absent. */
  readonly roundsMax?: number
  /** To be taken within so long: otherwise it is told that nobody did. */
  readonly takeWithinMs?: DurationMs
  /** To be resolved within so long, counted from its beginning; nearly overdue at four fifths of it. */
  readonly resolveWithinMs?: DurationMs
}

/** Of several plans that fit the one that says the most counts: a rule before a kind before a severity before a zone. */
export interface PlanMatch {
  readonly rules?: readonly string[]
  readonly kinds?: readonly DeviceKind[]
  readonly severities?: readonly Severity[]
  /** With all that lies in them. */
  readonly zones?: readonly ZoneId[]
}

export interface EscalationStep {
  /** Since the round began. */
  readonly afterMs: DurationMs
  readonly tell: readonly Target[]
  /** Channels, the first that works; each person's own order where absent. */
  readonly by?: readonly ChannelKind[]
}

export type Target =
  /** Whose it is by what it is about: a wearer's first carer, else whoever is on duty for it. */
  | { readonly who: 'responsible' }
  /** Whoever looks after the wearer: all, or the one in this place of the list (1 is the first). */
  | { readonly who: 'carers'; readonly place?: number }
  /** Whoever is on duty for the zone in this role, or in the one that sees to what it is about. */
  | { readonly who: 'duty'; readonly role?: Role }
  /** Everybody of a role whose zones these are, on duty or not. */
  | { readonly who: 'role'; readonly role: Role }
  | { readonly who: 'person'; readonly person: PersonId }
  /** Whoever has it in hand. */
  | { readonly who: 'assignee' }
