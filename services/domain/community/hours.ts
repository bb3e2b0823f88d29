import type { Instant } from '../model/time.ts'
import { arm } from './arming.ts'
import type { Community } from './state.ts'

/** The site's clock is another: rules that go by its hours look again, as they do when an hour has come. */
export function lookAtHours(community: Community, now: Instant): void {
  for (const of of community.devices.values()) {
    for (const compiled of of.program.rules) {
      const state = of.rules[compiled.place]
      if (!compiled.keepsHours || state === undefined) continue
      state.wakeAt = now
      arm(community, of, compiled, state)
    }
  }
}
