import { occur } from '../alerts/episode.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { DUTY_GAPS, NOBODY_ON_DUTY, nobodyOnDuty } from '../alerts/summaries.ts'
import { updateSummary } from '../alerts/suppression.ts'
import type { AlertChange } from '../model/alert.ts'
import type { DutyGap } from '../model/duty-gap.ts'
import { DAY, HOUR, type Instant } from '../model/time.ts'
import { LOOK_AHEAD_MS } from '../notices/duty.ts'
import { DutyBoard } from '../notices/duty-board.ts'
import { postLevels, sharing } from '../notices/duty-posts.ts'
import { presenceOf } from '../notices/duty-presence.ts'
import { gapsAhead } from './duty-check.ts'
import { gapEvidence, isSamePost } from './duty-evidence.ts'
import { checkAt, lookAt, nextCheck } from './duty-timers.ts'
import { clearSiteAlert, raiseSiteAlert, siteAlert } from './site-alerts.ts'
import type { Community } from './state.ts'

/** Nothing changes for so long where no rota says so: then it is looked at again. */
const LOOK_EVERY_MS = 2 * DAY

/** While nobody is there: whoever resolved the alert by hand is told again of what is still so. */
const NOBODY_EVERY_MS = HOUR

/** Whether somebody is on duty wherever a rota says so, from one moment at which that may be another to the next. */
export function lookAtDuty(community: Community, changes: AlertChange[]): void {
  const { duty, roster, now } = community
  if (duty.lookDue === null || now < duty.lookDue) return
  duty.lookDue = null
  if (roster.rotas.size === 0) forgetDuty(community, changes)
  else lookAndGoOn(community, changes)
}

function lookAndGoOn(community: Community, changes: AlertChange[]): void {
  const { duty, roster, now } = community
  const board = boardOf(community)
  const nobody = nobodyNow(community, board)
  tellOfNobody(community, nobody, changes)
  clearIfFilled(community, changes)
  const next = board.nextMoment(roster.rotas.values(), now, now + LOOK_EVERY_MS) ?? now + LOOK_EVERY_MS
  lookAt(community, nobody.length === 0 ? next : Math.min(next, now + NOBODY_EVERY_MS))
  if (duty.checkDue === null) checkAt(community, nextCheck(community, now))
}

/** The last rota is gone: nobody says any more that somebody is to be there. */
function forgetDuty(community: Community, changes: AlertChange[]): void {
  community.duty.checkDue = null
  community.duty.isEdited = false
  clearSiteAlert(community, NOBODY_ON_DUTY, changes)
  clearSiteAlert(community, DUTY_GAPS, changes)
}

const boardOf = ({ roster, policy }: Community): DutyBoard =>
  new DutyBoard(policy.timeZone ?? 'UTC', presenceOf(roster.members))

/** Where nobody is now, and for how long. */
function nobodyNow({ roster, now }: Community, board: DutyBoard): DutyGap[] {
  const until = sharing(board, levels => {
    if (board.at(levels, now).length > 0) return undefined
    const [gap] = board.spans(levels, now, now + LOOK_AHEAD_MS)
    return gap?.to ?? now + LOOK_AHEAD_MS
  })
  return postLevels([...roster.rotas.values()], roster.zones).flatMap(({ role, zone, named, levels }) => {
    const to = board.begins(named) > now ? undefined : until(levels)
    return to === undefined ? [] : [{ role, zone, from: now, to }]
  })
}

function tellOfNobody(community: Community, nobody: readonly DutyGap[], changes: AlertChange[]): void {
  const known = siteAlert(community, NOBODY_ON_DUTY)
  if (nobody.length === 0) clearSiteAlert(community, NOBODY_ON_DUTY, changes)
  else if (known !== undefined) goOnTelling(community, known, nobody, changes)
  else raiseSiteAlert(community, nobodyOnDuty, 'high', gapEvidence(community, nobody), changes)
}

/** A place that joins it is told of also where somebody has the others in hand. */
function goOnTelling(
  community: Community,
  known: AlertRecord,
  nobody: readonly DutyGap[],
  changes: AlertChange[],
): void {
  const before = known.alert.evidence.gaps ?? []
  const since = (gap: DutyGap) => before.find(one => isSamePost(one, gap))?.from
  const gaps = nobody.map(gap => grown(gap, before, community.now))
  const evidence = gapEvidence(community, gaps)
  if (JSON.stringify(evidence) === JSON.stringify(known.alert.evidence)) return
  changes.push(updateSummary(known, evidence, community.now))
  const more = (evidence.findings?.gaps ?? 0) > (known.alert.evidence.findings?.gaps ?? 0)
  const isNew = more || (evidence.gaps ?? []).some(gap => since(gap) === undefined)
  const again = isNew && known.alert.handling !== 'new' ? occur(known, community.now, true) : undefined
  if (again !== undefined) changes.push(again)
}

/** It began when it was found; one without an end in sight is not told of with another end each hour. */
function grown(gap: DutyGap, before: readonly DutyGap[], now: Instant): DutyGap {
  const known = before.find(one => isSamePost(one, gap))
  if (known === undefined) return gap
  const isEndless = gap.to === now + LOOK_AHEAD_MS && known.to > now
  return { ...gap, from: known.from, to: isEndless ? known.to : gap.to }
}

/** The days to come are looked through once a day; that somebody saw to them is seen at once. */
function clearIfFilled(community: Community, changes: AlertChange[]): void {
  const { isEdited } = community.duty
  community.duty.isEdited = false
  if (!isEdited || siteAlert(community, DUTY_GAPS) === undefined) return
  if (gapsAhead(community).length === 0) clearSiteAlert(community, DUTY_GAPS, changes)
}
