import type { Text } from './text.ts'

/**
 * What whoever goes there does, one step after the other. Words alone: nothing is decided by them, so a rule whose steps
 * are other words is no other rule.
 */
export type ResponseSteps = readonly Text[]

/** A step is read while walking. */
export const STEP_LENGTH_MAX = 200
export const STEPS_MAX = 12

/** Each in Chinese, in which it was written, and in English. */
export const steps = (...pairs: readonly (readonly [zh: string, en: string])[]): ResponseSteps =>
  pairs.map(([zh, en]) => ({ en, zh }))
