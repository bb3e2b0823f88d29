import {
  alarmFlood,
  dutyGapsAhead,
  nobodyOnDuty,
  peopleUnreachable,
  siteSilent,
} from '../alerts/summaries.ts'
import type { About } from '../model/about.ts'
import type { Alert } from '../model/alert.ts'
import { ruleFailed } from './rule-failed-rule.ts'
import type { Community } from './state.ts'

/** What the server says by itself, of a site, its people and its rules, is no rule of any kind. */
export const ownRules = [siteSilent, alarmFlood, nobodyOnDuty, dutyGapsAhead, peopleUnreachable, ruleFailed]

/** Who has to see to an alert. */
export const aboutOf = (
  { book, customRules }: Pick<Community, 'book' | 'customRules'>,
  { deviceKind, rule }: Pick<Alert, 'deviceKind' | 'rule'>,
): About => ownRules.find(({ id }) => id === rule)?.about ?? book.aboutOf(deviceKind, rule, { customRules })
