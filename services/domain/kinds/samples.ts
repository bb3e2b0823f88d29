import type { Values } from '../model/reading.ts'

/** Payloads of a kind as devices send them. Decoders and documentation are tested with them. */
export interface KindSamples {
  /** Accepted whole, with the values that come of it. */
  readonly good: readonly { readonly payload: string; readonly values: Values }[]
  /** Refused, whole or in part, with the reason of the first refusal and what stands all the same. */
  readonly bad: readonly { readonly payload: string; readonly reason: string; readonly values?: Values }[]
}
