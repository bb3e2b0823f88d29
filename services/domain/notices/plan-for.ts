import type { Severity } from '../model/alert.ts'
import type { DeviceKind } from '../model/device.ts'
import type { EscalationPlan, PlanMatch } from '../model/escalation.ts'
import type { ZoneId } from '../model/place.ts'
import type { Roster } from '../model/roster.ts'
import { defaultPlans, lifeSafetyPlan } from './default-plans.ts'
import { forALife } from './for-a-life.ts'
import { around, isWithin } from './zones.ts'

/** Of an alert what decides who is told. */
export interface PlanSubject {
  readonly rule: string
  readonly deviceKind: DeviceKind
  readonly severity: Severity
  readonly zone: ZoneId
  readonly isLifeSafety: boolean
}

/**
 * The plan of an alert: of the operator's own the one that says the most, else the product's. Of two that say as much the
 * first by its id counts, so that the order in which they were saved decides nothing. On what a life may hang, a plan says
 * something where it names the rule or the kind: one for all that is critical was not made with somebody in mind who lies on
 * the floor.
 */
export function planFor(roster: Pick<Roster, 'plans' | 'zones'>, subject: PlanSubject): EscalationPlan {
  const own = [...roster.plans.values()]
    .filter(({ match }) => fits(match, subject, roster))
    .sort((a, b) => saysMore(a, b, subject, roster) || (a.id < b.id ? -1 : 1))
  if (!subject.isLifeSafety) return own[0] ?? ofSeverity(subject.severity)
  const named = own.find(({ match }) => match.rules !== undefined || match.kinds !== undefined)
  return named === undefined ? lifeSafetyPlan : forALife(named)
}

const ofSeverity = (severity: Severity): EscalationPlan =>
  defaultPlans.find(({ match }) => match.severities?.includes(severity)) ?? lifeSafetyPlan

const fits = (
  { rules, kinds, severities, zones }: PlanMatch,
  subject: PlanSubject,
  roster: Pick<Roster, 'zones'>,
): boolean =>
  (rules === undefined || rules.includes(subject.rule)) &&
  (kinds === undefined || kinds.includes(subject.deviceKind)) &&
  (severities === undefined || severities.includes(subject.severity)) &&
  (zones === undefined || isWithin(roster.zones, subject.zone, zones))

type Measure = (match: PlanMatch, subject: PlanSubject, roster: Pick<Roster, 'zones'>) => number

/** In this order; the smaller figure goes first. */
const measures: readonly Measure[] = [
  ({ rules }) => Number(rules === undefined),
  ({ kinds }) => Number(kinds === undefined),
  ({ severities }) => Number(severities === undefined),
  // The unit before its building, the building before the grid.
  ({ zones = [] }, { zone }, roster) => {
    const place = around(roster.zones, zone).findIndex(one => zones.includes(one))
    return place === -1 ? Number.MAX_SAFE_INTEGER : place
  },
]

function saysMore(
  a: EscalationPlan,
  b: EscalationPlan,
  subject: PlanSubject,
  roster: Pick<Roster, 'zones'>,
): number {
  for (const measure of measures) {
    const difference = measure(a.match, subject, roster) - measure(b.match, subject, roster)
    if (difference !== 0) return difference
  }
  return 0
}
