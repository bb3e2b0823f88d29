import type { ConditionSpec } from '../model/rule.ts'
import { HOUR } from '../model/time.ts'

/**
 * For what is raised by time alone: a device that went silent, or whose connection is known to be lost, is not taken by its
 * last word. Within an hour it goes on where it stood; after that nobody knows what came and went.
 */
export const stillHeard: ConditionSpec = { type: 'heard', intervals: 3, bridgesMs: HOUR }
