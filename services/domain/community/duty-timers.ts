import type { RosterWhat } from '../model/roster.ts'
import { type DurationMs, type Instant, NEVER, SECOND } from '../model/time.ts'
import { nextShown } from '../model/zone-time.ts'
import { isWatching } from './duty-watch.ts'
import type { Community } from './state.ts'
import { holdingTimer } from './timer.ts'

const DECIDES_DUTY: ReadonlySet<RosterWhat> = new Set(['rota', 'zone', 'member'])

/** A thousand members may be saved in one go: they are looked at together. */
const EDITS_TOGETHER_MS: DurationMs = SECOND

/** Somebody edited the roster. */
export function dutyMayDiffer(community: Community, what: RosterWhat): void {
  const { duty, roster, now } = community
  if (!DECIDES_DUTY.has(what) || (roster.rotas.size === 0 && !isWatching(duty))) return
  duty.isEdited = true
  lookAt(community, Math.min(duty.lookDue ?? NEVER, now + EDITS_TOGETHER_MS))
}

/** Nobody looked for a while, and the clock of the site or the figures may be others: what is so now counts. */
export function takeUpDuty(community: Community, now: Instant): void {
  const { duty } = community
  if (!isWatching(duty)) return
  lookAt(community, now)
  const isMissed = duty.checkDue !== null && duty.checkDue <= now
  checkAt(community, isMissed ? now : nextCheck(community, now))
}

export function lookAt({ duty, timers, site }: Community, due: Instant): void {
  if (duty.lookDue === due) return
  duty.lookDue = due
  timers.push(holdingTimer('duty-look', site, due))
}

export function checkAt({ duty, timers, site }: Community, due: Instant): void {
  if (duty.checkDue === due) return
  duty.checkDue = due
  timers.push(holdingTimer('duty-check', site, due))
}

/** The next time that the clock of the site shows the hour of the check. */
export const nextCheck = ({ policy }: Community, after: Instant): Instant =>
  nextShown(policy.timeZone ?? 'UTC', policy.dutyCheckAtMs, after)
