import type { Stage } from './stage.ts'

/** A rule fails on one device after the other, and the first has said so: nobody needs it for each of them. */
export const toldAlready: Stage = (_holds, { toldBy }) =>
  toldBy === undefined ? undefined : { reason: 'told-already', by: toldBy }
