import type { Instant } from '../model/time.ts'
import { arm } from './arming.ts'
import type { DeviceState } from './device-state.ts'
import type { Community } from './state.ts'

/**
 * A connection came or went. One that is back without a word is heard: what came due while it was lost would otherwise wait for
 * the next report, of a door for hours. Whatever the device kept meanwhile may come first, as after a start.
 */
export function noteConnection(community: Community, of: DeviceState, isUp: boolean, now: Instant): void {
  const isBack = isUp && of.isCutOff
  of.online = isUp
  of.isCutOff = !isUp
  if (isBack) lookAgainBy(community, of, now + community.policy.graceMs)
}

function lookAgainBy(community: Community, of: DeviceState, at: Instant): void {
  for (const compiled of of.program.rules) {
    const state = of.rules[compiled.place]
    if (!compiled.seesAll || state === undefined || state.begun === 0 || state.wakeAt <= at) continue
    state.wakeAt = at
    arm(community, of, compiled, state)
  }
}
