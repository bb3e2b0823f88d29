import type { ZoneId } from '../model/place.ts'
import type { DurationMs, Instant } from '../model/time.ts'
import type { Group } from './holds.ts'

/** The alert with which people hear of this one: that of the first within the window, or its own. */
export function groupOf(
  groups: Map<string, Group>,
  { id, zone, rule }: { readonly id: string; readonly zone: ZoneId; readonly rule: string },
  at: Instant,
  groupMs: DurationMs,
): string {
  forgetPast(groups, at - groupMs)
  const like = `${zone} ${rule}`
  const first = groups.get(like)?.first
  if (first === undefined) groups.set(like, { first: id, at })
  return first ?? id
}

// In the order of their beginning.
function forgetPast(groups: Map<string, Group>, before: Instant): void {
  for (const [like, { at }] of groups) {
    if (at > before) return
    groups.delete(like)
  }
}
