import { PEOPLE_UNREACHABLE, peopleUnreachable } from '../alerts/summaries.ts'
import { updateSummary } from '../alerts/suppression.ts'
import type { AlertChange, Evidence } from '../model/alert.ts'
import type { Unreachable } from '../model/reach.ts'
import { type ReachInput, reachAfter } from '../notices/reach.ts'
import { unreachableSentence } from '../notices/reach-words.ts'
import { clearSiteAlert, raiseSiteAlert, siteAlert, siteEvidence } from './site-alerts.ts'
import type { Community } from './state.ts'

/** So many stand in the alert. */
const PEOPLE_KEPT = 50

/** How people are reached is looked up outside, for the log never forgets; what was found of whom is decided upon here. */
export function checkReach(community: Community, input: ReachInput, changes: AlertChange[]): void {
  community.reach = reachAfter(community.reach, input, community.now)
  if (input.isFirst) return
  const { found } = input
  const known = siteAlert(community, PEOPLE_UNREACHABLE)
  if (found.length === 0) {
    clearSiteAlert(community, PEOPLE_UNREACHABLE, changes)
    return
  }
  // Whoever resolved it by hand today is told again tomorrow of what is still so.
  if (known === undefined && !input.isDaily) return
  const evidence = evidenceOf(found)
  if (known !== undefined && found.every(one => isTold(one, known.alert.evidence))) {
    if (JSON.stringify(evidence) !== JSON.stringify(known.alert.evidence))
      changes.push(updateSummary(known, evidence, community.now))
    return
  }
  clearSiteAlert(community, PEOPLE_UNREACHABLE, changes)
  raiseSiteAlert(community, peopleUnreachable, 'low', evidence, changes)
}

const evidenceOf = (found: readonly Unreachable[]): Evidence => ({
  ...siteEvidence(unreachableSentence(found), { people: found.length }),
  people: found.slice(0, PEOPLE_KEPT).map(({ person, why }) => ({ person, why })),
})

/** With more than are kept nobody is told again of those beyond. */
const isTold = ({ person }: Unreachable, { people = [] }: Evidence): boolean =>
  people.length >= PEOPLE_KEPT || people.some(one => one.person === person)
