import type { AlertChange } from '../model/alert.ts'
import type { Consequence, Input } from '../model/input.ts'
import type { Policy } from '../model/policy.ts'
import type { Instant } from '../model/time.ts'
import { deleteDevice, saveDevice, tuneRule } from './devices.ts'
import { obey } from './obey.ts'
import type { Community } from './state.ts'
import { takeReading } from './take-reading.ts'
import { fireDue } from './timers.ts'

/** Raised when the same inputs would lead to other consequences than before: replays across it are marked. */
export const DOMAIN_VERSION = 1

/**
 * The whole of what the product decides: state and one input in, consequences out. Deterministic: the same state,
 * input and `now` give the same. Timers due up to `now` fire first; `now` never runs backwards.
 */
export function step(community: Community, input: Input, now: Instant): Consequence {
  const at = Math.max(now, community.now)
  const changes: AlertChange[] = []
  // A start holds back what came due while nobody was listening, so it goes before the timers.
  if (input.type === 'started') start(community, input.policy, at)
  fireDue(community, at, changes)
  community.now = at
  return apply(community, input, at, changes)
}

function apply(community: Community, input: Input, now: Instant, changes: AlertChange[]): Consequence {
  switch (input.type) {
    case 'reading':
      return { changes, acceptance: takeReading(community, input.reading, now, changes) }
    case 'command':
      return { changes, outcome: obey(community, input.command, now, changes) }
    case 'status': {
      const of = community.devices.get(input.deviceId)
      if (of !== undefined) of.online = input.online
      break
    }
    case 'device-saved':
      saveDevice(community, input.device, now, changes)
      break
    case 'device-deleted':
      deleteDevice(community, input.deviceId, now, changes)
      break
    case 'rule-tuned':
      tuneRule(community, input.tuning, now, changes)
      break
    case 'started':
    case 'tick':
      break
  }
  return { changes }
}

/** The time that the server was down is nobody's silence. */
function start(community: Community, policy: Policy, now: Instant): void {
  community.policy = policy
  const downMs = community.now === 0 ? 0 : now - community.now
  for (const of of community.devices.values()) {
    if (of.quietSince !== null) of.quietSince += downMs
  }
  community.timers.hold(now, now + policy.graceMs)
}
