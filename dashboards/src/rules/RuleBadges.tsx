import type { WireRule } from '../../../services/api/wire/rule.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './list-words.ts'
import type { Switched } from './listed.ts'

/** What is to be known of a rule besides what it says. */
export function RuleBadges({ rule, on }: { readonly rule: WireRule; readonly on: Switched }) {
  const { say } = useSay(words)
  const badges = [
    ...(on === 'on' ? [] : [`is.${on}` as const]),
    ...(rule.dryRun ? ['is.dry-run' as const] : []),
    ...(rule.custom ? ['is.own' as const] : []),
    ...(rule.lifeSafety ? ['is.life-safety' as const] : []),
    ...(rule.neverHeld && !rule.lifeSafety ? ['is.never-held' as const] : []),
  ]
  return badges.map(badge => (
    <span key={badge} className="badge" data-badge={badge.slice('is.'.length)}>
      {say(badge)}
    </span>
  ))
}
