import type { Environment } from '../config/environment.ts'
import { clockTimeMs } from '../domain/model/duty.ts'
import type { Policy } from '../domain/model/policy.ts'
import { DAY, type DurationMs, HOUR } from '../domain/model/time.ts'

/** When rotas are looked through for gaps, and how far ahead. */
export const dutyPolicy = (env: Environment): Pick<Policy, 'dutyCheckAtMs' | 'dutyGapsAheadMs'> => ({
  dutyCheckAtMs: checkAtMs(env),
  dutyGapsAheadMs: env.integer('LINLI_DUTY_GAP_DAYS', 7, 0, 60) * DAY,
})

function checkAtMs(env: Environment): DurationMs {
  const text = env.text('LINLI_DUTY_CHECK_AT')
  if (text === undefined) return 9 * HOUR
  const ms = clockTimeMs(text)
  if (ms >= 0 && ms < DAY) return ms
  env.fault(`LINLI_DUTY_CHECK_AT: expected a time from 00:00 to 23:59, got ${JSON.stringify(text)}`)
  return 9 * HOUR
}
