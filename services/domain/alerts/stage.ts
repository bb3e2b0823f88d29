import type { Severity, SuppressionReason } from '../model/alert.ts'
import type { DeviceId } from '../model/device.ts'
import type { ZoneId } from '../model/place.ts'
import type { Instant } from '../model/time.ts'
import type { Holds } from './holds.ts'

/** What is asked about: an alert that is about to be raised, or one that is held back. */
export interface Subject {
  readonly deviceId: DeviceId
  readonly zone: ZoneId
  readonly rule: string
  readonly severity: Severity
  /** Nothing may keep people from hearing of it. */
  readonly isNeverHeld: boolean
  /** It is about a wearer: work on devices explains nothing of it. */
  readonly isAboutPerson: boolean
  /** It stands for others itself. */
  readonly isSummary: boolean
  /** Where it says that the device is silent: what that may come from, the alert of what it reports through. */
  readonly silencedBy: string | undefined
  /** The alert that says that its connection is bad, as long as that explains its silence. */
  readonly weakLink: string | undefined
  /** Its rule is only tried so far: it tells nobody. */
  readonly isDryRun: boolean
  /** The alert by which people know already that these rules fail. */
  readonly toldBy: string | undefined
}

/** A named reason, and what is behind it. */
export interface Hold {
  readonly reason: SuppressionReason
  readonly by: string
}

/** One ground for keeping an alert from people. Reads, and changes nothing. */
export type Stage = (holds: Holds, subject: Subject, at: Instant) => Hold | undefined
