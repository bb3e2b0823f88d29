import type { Text } from './text.ts'

/** What is wrong with a rule that somebody wrote, where, and what would be right. */
export interface RuleFault {
  /** `levels.0.when.metric`; empty for the rule as a whole. */
  readonly path: string
  /** With a fault it is not taken; a warning says what will surprise its author. */
  readonly level: 'fault' | 'warning'
  readonly says: Text
}
