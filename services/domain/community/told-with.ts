import { type Alert, isWorse } from '../model/alert.ts'
import type { EscalationPlan } from '../model/escalation.ts'
import type { PersonId } from '../model/person.ts'
import type { Pursuit } from '../notices/pursuit.ts'
import { aboutOf } from './about.ts'
import { isLifeSafety } from './life-safety.ts'
import type { Community } from './state.ts'
import { meantBy } from './tell.ts'

/**
 * Told by itself, however many of its like there are: somebody else's wearer, or somebody else's danger, is not known from the
 * first of them.
 */
export const standsAlone = (
  of: Pick<Community, 'book' | 'customRules'>,
  { deviceKind, rule, severity }: Pick<Alert, 'deviceKind' | 'rule' | 'severity'>,
): boolean => severity === 'critical' || aboutOf(of, { deviceKind, rule }) === 'person'

/**
 * The call by which people hear of an alert that is one of a group. It must be one that they hear: nobody has that alert in hand
 * so far, it is no milder, and it goes to everybody to whom this one would go first.
 */
export function toldWith(community: Community, alert: Alert, plan: EscalationPlan): Pursuit | undefined {
  const isAlone = alert.group === alert.id || standsAlone(community, alert) || isLifeSafety(community, alert)
  const [firstStep] = plan.steps
  if (isAlone || firstStep === undefined) return undefined
  const people = meantBy(community, alert, firstStep, true)
  const tells = (pursuit: Pursuit | undefined): pursuit is Pursuit =>
    pursuit !== undefined && isHeardBy(community, alert, people, pursuit)
  const first = community.pursuits.get(alert.group)
  return tells(first) ? first : [...community.pursuits.values()].find(tells)
}

function isHeardBy(
  community: Community,
  alert: Alert,
  people: readonly PersonId[],
  pursuit: Pursuit,
): boolean {
  const other = community.alerts.get(pursuit.alertId)?.alert
  if (other === undefined || other.id === alert.id) return false
  if (other.rule !== alert.rule || other.zone !== alert.zone || other.handling !== 'new') return false
  if (!isRecent(community, alert, pursuit) || isWorse(alert.severity, pursuit.severity)) return false
  const told = new Set(pursuit.heard ?? toBeTold(community, other, pursuit))
  return people.every(person => told.has(person))
}

/** What was told long ago says nothing of what happens now; what went by it from the beginning goes on doing so. */
const isRecent = ({ now, policy }: Community, { id }: Alert, { roundAt, carries }: Pursuit): boolean =>
  roundAt + policy.groupMs > now || carries?.includes(id) === true

const toBeTold = (community: Community, alert: Alert, { plan }: Pursuit): readonly PersonId[] =>
  plan.steps.slice(0, 1).flatMap(step => meantBy(community, alert, step, true))
