/** Messages in a row that may be lost at the end of a counter before it is taken for one that began again. */
export const LOST_AT_WRAP_MAX = 32

/** What a device's count of its own messages says between two of them. */
export interface Counted {
  /** Messages that never came. */
  readonly lost: number
  /** It began to count again: the device was started anew. */
  readonly restarted: boolean
}

/** `countsTo`: as many as it can count, after which it begins again with 0. */
export function countedSince(before: number, now: number, countsTo: number): Counted {
  if (now >= before) return { lost: Math.max(0, now - before - 1), restarted: false }
  const wrapped = now + countsTo - before - 1
  return wrapped <= LOST_AT_WRAP_MAX && wrapped >= 0
    ? { lost: wrapped, restarted: false }
    : { lost: 0, restarted: true }
}
