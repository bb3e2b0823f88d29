import type { Stage } from './stage.ts'

/** A device whose connection is known to be bad is silent, and not yet for longer than such a one may be. */
export const overWeakLink: Stage = (_holds, { weakLink }) =>
  weakLink === undefined ? undefined : { reason: 'weak-link', by: weakLink }
