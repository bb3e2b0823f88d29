import type { DeviceId } from '../domain/model/device.ts'
import type { Actor } from '../domain/model/person.ts'
import type { Within } from '../domain/model/scope.ts'
import type { Period } from '../domain/quality/life.ts'
import type { Division, QualityReport } from '../domain/quality/report.ts'

/** What is asked of alarm quality; what is not named is all of it. */
export interface QualityQuery {
  readonly period: Period
  readonly site?: string
  readonly zone?: string
  readonly rule?: string
  readonly deviceId?: DeviceId
  /** Alerts that this person took in hand or settled; the times are then that person's. */
  readonly actor?: Actor
  readonly by?: Division
  /** Nothing that lies elsewhere. */
  readonly within?: Within
}

/** The figures of alarm quality: worked out from a projection of the journal that is never behind it. */
export interface AlarmQuality {
  /** Nothing where more alerts match than are looked at for one question (`LINLI_QUALITY_ALERTS_MAX`). */
  report(query: QualityQuery): Promise<QualityReport | undefined>
}
