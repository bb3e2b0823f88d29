import type { Stage } from './stage.ts'

/** A device is silent because what it reports through is, or may be; or that has only just come back. */
export const beneathParent: Stage = (_holds, { silencedBy }) =>
  silencedBy === undefined ? undefined : { reason: 'parent', by: silencedBy }
