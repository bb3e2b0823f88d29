import type { Environment } from '../../config/environment.ts'
import { DAY, type DurationMs } from '../../domain/model/time.ts'

/** What is told to people who have no account. */
export interface ResidentLimits {
  /** How long a case is shown after its problem is over. */
  readonly caseMs: DurationMs
  /** Numbers of no case, and secrets of no screen, that one network may ask for in a minute. */
  readonly missesPerMinuteMax: number
  /** Of one site each. */
  readonly bulletinsMax: number
  readonly screensMax: number
}

export const residentLimits = (env: Environment): ResidentLimits => ({
  caseMs: env.integer('LINLI_CASE_DAYS', 30, 1, 3_650) * DAY,
  missesPerMinuteMax: env.integer('LINLI_CASE_MISSES_PER_MINUTE', 30, 1, 100_000),
  bulletinsMax: env.integer('LINLI_BULLETINS', 50, 0, 1_000),
  screensMax: env.integer('LINLI_SCREENS', 50, 0, 1_000),
})
