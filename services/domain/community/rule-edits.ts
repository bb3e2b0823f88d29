import type { AlertChange } from '../model/alert.ts'
import type { Rule, RuleTuning } from '../model/rule.ts'
import type { Instant } from '../model/time.ts'
import { appliesTo } from './program.ts'
import { reconsiderHeldBy } from './reconsider.ts'
import { reprogram } from './reprogram.ts'
import type { Community } from './state.ts'

/** New figures for a rule, for all devices to which they apply. */
export function tuneRule(
  community: Community,
  tuning: RuleTuning,
  now: Instant,
  changes: AlertChange[],
): void {
  community.tunings.set(tuning.rule, tuning)
  for (const of of community.devices.values()) reprogram(community, of, now, changes)
}

/** A rule of the operator's own. One that is not newer than what the site has, or had, changes nothing. */
export function saveRule(community: Community, rule: Rule, now: Instant, changes: AlertChange[]): void {
  if (rule.version <= lastVersion(community, rule.id)) return
  const before = community.customRules.get(rule.id)
  community.customRules.set(rule.id, rule)
  community.deletedRules.delete(rule.id)
  reprogramAll(community, before === undefined ? [rule] : [before, rule], now, changes)
  if (before?.dryRun && !rule.dryRun) reconsiderHeldBy(community, rule.id, changes)
}

/** Its episodes end, or are left for a person where they are latched. */
export function deleteRule(
  community: Community,
  id: string,
  version: number,
  now: Instant,
  changes: AlertChange[],
): void {
  if (version <= lastVersion(community, id)) return
  community.deletedRules.set(id, version)
  const before = community.customRules.get(id)
  if (before === undefined) return
  community.customRules.delete(id)
  reprogramAll(community, [before], now, changes, 'rule deleted')
}

const lastVersion = ({ customRules, deletedRules }: Community, id: string): number =>
  customRules.get(id)?.version ?? deletedRules.get(id) ?? 0

function reprogramAll(
  community: Community,
  rules: readonly Rule[],
  now: Instant,
  changes: AlertChange[],
  leftNote?: string,
): void {
  for (const of of community.devices.values()) {
    if (!rules.some(appliesTo(of.program.kind))) continue
    reprogram(community, of, now, changes, leftNote === undefined ? {} : { leftNote })
  }
}
