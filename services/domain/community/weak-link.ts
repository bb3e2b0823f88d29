import { WEAK_LINK } from '../kinds/weak-link.ts'
import { quietSince } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import type { Community } from './state.ts'
import { OFFLINE, type Silencer } from './topology.ts'

/** Its connection is known to be bad: people hear of its silence when it is longer than that explains. */
export function heldForWeakLink({ now }: Community, of: DeviceState): Silencer | undefined {
  const by = of.open[WEAK_LINK]
  const offline = of.program.byId.get(OFFLINE)
  const weak = of.program.byId.get(WEAK_LINK)
  if (by === undefined || offline === undefined || weak === undefined) return undefined
  const { patience = 1, laterMsMax = 0 } = weak.settings
  const limitMs = (offline.settings.intervals ?? 0) * of.expectedIntervalMs
  const until = quietSince(of) + limitMs + Math.min((patience - 1) * limitMs, laterMsMax)
  return now < until ? { by, until } : undefined
}
