import type { Environment } from '../../config/environment.ts'
import { DAY, type DurationMs, MINUTE } from '../../domain/model/time.ts'
import type { RotaLimits } from '../../domain/notices/rota-fault.ts'

export interface DutyLimits {
  /** Of one site. */
  readonly rotasMax: number
  readonly rota: RotaLimits
  /** The longest stretch of time that a calendar shows at once. */
  readonly calendarMsMax: DurationMs
}

export const dutyLimits = (env: Environment): DutyLimits => ({
  rotasMax: env.integer('LINLI_ROTAS', 200, 0, 10_000),
  rota: {
    zonesMax: env.integer('LINLI_ROTA_ZONES', 200, 1, 10_000),
    shiftsMax: env.integer('LINLI_ROTA_SHIFTS', 200, 1, 10_000),
    overridesMax: env.integer('LINLI_ROTA_OVERRIDES', 500, 1, 10_000),
    holidaysMax: env.integer('LINLI_ROTA_HOLIDAYS', 200, 1, 10_000),
    peopleMax: env.integer('LINLI_SHIFT_PEOPLE', 50, 1, 1_000),
    handOverMsMax: env.integer('LINLI_HAND_OVER_MINUTES_MAX', 240, 0, 1_440) * MINUTE,
    overrideMsMax: env.integer('LINLI_OVERRIDE_DAYS_MAX', 366, 1, 3_660) * DAY,
  },
  calendarMsMax: env.integer('LINLI_DUTY_CALENDAR_DAYS', 92, 1, 366) * DAY,
})
