import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { isWaiting, type Severity } from '../alerts/alert.ts'
import { PRIORITIES, type Priority } from './patterns.ts'

/** What is heard and seen now: the most urgent of what calls, and whether it is the system itself that does. */
export interface Call {
  readonly priority: Priority
  readonly technical: boolean
}

/** The standard knows three; what only reminds makes no sound. */
const PRIORITY_OF: Readonly<Record<Severity, Priority | undefined>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: undefined,
}

/** Of the server itself, or of a device that fails or cannot be heard. */
const TECHNICAL_RULES: ReadonlySet<string> = new Set(['offline', 'weak-link', 'sensor-fault', 'rule-failed'])
const isTechnical = ({ deviceKind, rule }: WireAlert): boolean =>
  deviceKind === 'server' || deviceKind === 'gateway' || TECHNICAL_RULES.has(rule)

/** That the line is gone is told as urgently as an alert of high severity: nobody hears of anything until it is back. */
export const LINE_LOST: Call = { priority: 'medium', technical: true }

/** The call of one alert; nothing where nobody needs to hear it. */
export function callOf(alert: WireAlert): Call | undefined {
  const priority = PRIORITY_OF[alert.severity]
  return priority === undefined || !isWaiting(alert) ? undefined : { priority, technical: isTechnical(alert) }
}

/** The most urgent; of the same urgency what is about the community goes before what is about the system. */
export function foremost(calls: readonly Call[]): Call | undefined {
  const rank = ({ priority, technical }: Call) => PRIORITIES.indexOf(priority) * 2 + Number(technical)
  return calls.toSorted((a, b) => rank(a) - rank(b))[0]
}
