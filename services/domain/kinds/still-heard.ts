import type { ConditionSpec } from '../model/rule.ts'
import { HOUR } from '../model/time.ts'

/**
 * For what is raised by time alone: a device that went silent, or whose connection is known to be lost, is not taken by its
 * last word. Within an hour it goes on where it stood; after that nobody knows what came and went.
 */
export const stillHeard: ConditionSpec = { type: 'heard', intervals: 3, bridgesMs: HOUR }

/** The same for what says each of its changes, and changes every few minutes: what was so before a silence is not so after it. */
export const heardAllTheTime: ConditionSpec = { type: 'heard', intervals: 3, bridgesMs: 0 }
