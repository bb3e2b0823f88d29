import type { DurationMs } from '../domain/model/time.ts'
import type { PumpLimits } from './config.ts'
import type { Hindrance } from './verdict.ts'

/** How long to wait after the `failures`-th failure in a row, which counts from 1. */
export function backoffMs(hindrance: Hindrance, failures: number, limits: PumpLimits): DurationMs {
  if (hindrance.kind === 'degraded') return limits.degradedRetryMs
  const doubled = Math.min(limits.backoffMsMax, limits.backoffMsMin * 2 ** (failures - 1))
  const asked = Math.min(limits.retryAfterMsMax, hindrance.retryAfterMs ?? 0)
  return Math.max(doubled, asked)
}
