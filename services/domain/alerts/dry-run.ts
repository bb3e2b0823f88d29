import type { Stage } from './stage.ts'

/** A rule that is only tried so far tells nobody, whatever else there is to say. */
export const inDryRun: Stage = (_holds, { isDryRun, rule }) =>
  isDryRun ? { reason: 'dry-run', by: rule } : undefined
