import type { DurationMs, Instant } from '../../model/time.ts'

/**
 * Values of a window, oldest first: each a time and a value, one after the other in one list. Where they are more
 * than `SAMPLES_MAX`, of those that lie close together only some stay; the oldest and the newest always do.
 */
export type Samples = number[]

export const SAMPLES_MAX = 128
/** Close is this share of the window: at most 81 are left, so that they are thinned once in some fifty. */
const CLOSE = 1 / 40

export const countOf = (samples: Samples): number => samples.length / 2

export function addSample(samples: Samples, at: Instant, value: number, windowMs: DurationMs): void {
  samples.push(at, value)
  if (countOf(samples) > SAMPLES_MAX) thin(samples, windowMs * CLOSE)
}

/** Forgets what is older than `before`. */
export function forgetSamples(samples: Samples, before: Instant): void {
  let old = 0
  while (old < samples.length && (samples[old] as Instant) < before) old += 2
  if (old > 0) samples.splice(0, old)
}

function thin(samples: Samples, closeMs: DurationMs): void {
  let kept = 2
  const last = samples.length - 2
  for (let i = 2; i <= last; i += 2) {
    const isBetween = i < last && (samples[i + 2] as Instant) - (samples[kept - 2] as Instant) <= closeMs
    if (isBetween) continue
    samples[kept++] = samples[i] as number
    samples[kept++] = samples[i + 1] as number
  }
  samples.length = kept
}
