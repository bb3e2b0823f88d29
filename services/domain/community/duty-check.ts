import type { AlertRecord } from '../alerts/record.ts'
import { DUTY_GAPS, dutyGapsAhead } from '../alerts/summaries.ts'
import { updateSummary } from '../alerts/suppression.ts'
import type { AlertChange } from '../model/alert.ts'
import type { DutyGap } from '../model/duty-gap.ts'
import { dutyGaps } from '../notices/duty-posts.ts'
import { presenceOf } from '../notices/duty-presence.ts'
import { gapEvidence, isSamePost } from './duty-evidence.ts'
import { checkAt, nextCheck } from './duty-timers.ts'
import { clearSiteAlert, raiseSiteAlert, siteAlert } from './site-alerts.ts'
import type { Community } from './state.ts'

/** Once a day: one alert about all gaps of the days to come. */
export function checkDuty(community: Community, changes: AlertChange[]): void {
  const { duty, roster, now } = community
  if (duty.checkDue === null || now < duty.checkDue) return
  duty.checkDue = null
  if (roster.rotas.size === 0) return
  tellOfGaps(community, gapsAhead(community), changes)
  checkAt(community, nextCheck(community, now))
}

export const gapsAhead = ({ roster, policy, now }: Community): DutyGap[] =>
  policy.dutyGapsAheadMs === 0
    ? []
    : dutyGaps(
        roster.rotas.values(),
        roster.zones,
        policy.timeZone ?? 'UTC',
        now,
        now + policy.dutyGapsAheadMs,
        presenceOf(roster.members),
      )

/** A gap that came into sight since yesterday is told of anew, whoever has those of before in hand. */
function tellOfGaps(community: Community, gaps: readonly DutyGap[], changes: AlertChange[]): void {
  const known = siteAlert(community, DUTY_GAPS)
  const evidence = gapEvidence(community, gaps)
  if (known !== undefined && gaps.length > 0 && gaps.every(gap => isKnown(gap, known))) {
    if (JSON.stringify(evidence) !== JSON.stringify(known.alert.evidence))
      changes.push(updateSummary(known, evidence, community.now))
    return
  }
  clearSiteAlert(community, DUTY_GAPS, changes)
  if (gaps.length > 0) raiseSiteAlert(community, dutyGapsAhead, 'medium', evidence, changes)
}

/** The same one is cut off by the time at which it was looked for. */
const isKnown = (gap: DutyGap, { alert }: AlertRecord): boolean =>
  (alert.evidence.gaps ?? []).some(one => isSamePost(one, gap) && one.from <= gap.to && gap.from <= one.to)
