import type { Instant } from '../model/time.ts'
import { chattering } from './chatter.ts'
import { inDryRun } from './dry-run.ts'
import { inFlood } from './flood.ts'
import type { Holds } from './holds.ts'
import { inMaintenance } from './maintenance.ts'
import { beneathParent } from './parent.ts'
import { shelved } from './shelving.ts'
import type { Hold, Stage, Subject } from './stage.ts'
import { toldAlready } from './told-already.ts'
import { overWeakLink } from './weak-link.ts'

/**
 * In this order: what is no more than tried, what a person decided about the very alert, what was planned, what explains it, then what only spares
 * people's attention. The first that applies is the reason that is shown.
 */
export const stages: readonly Stage[] = [
  inDryRun,
  shelved,
  inMaintenance,
  beneathParent,
  overWeakLink,
  toldAlready,
  chattering,
  inFlood,
]

/**
 * Why people do not hear of an alert now; nothing where they do. What nothing may hold back is told of once all the same, where
 * it is no news of the world.
 */
export function whyHeld(holds: Holds, subject: Subject, at: Instant): Hold | undefined {
  if (subject.isNeverHeld) return toldAlready(holds, subject, at)
  for (const stage of stages) {
    const hold = stage(holds, subject, at)
    if (hold !== undefined) return hold
  }
  return undefined
}
