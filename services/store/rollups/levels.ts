import { DAY, type DurationMs, HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'

/**
 * How finely readings are rolled up. Windows are those of the API: aligned to the epoch, so a day is one in UTC; a
 * site's own day is 24 hours of the finer level. What belongs together is one row: a span of windows.
 */
export interface Level {
  readonly name: LevelName
  /** In the database. */
  readonly id: number
  readonly windowMs: DurationMs
  readonly spanMs: DurationMs
}

export type LevelName = 'minute' | 'hour' | 'day'

export const minutes: Level = { name: 'minute', id: 0, windowMs: MINUTE, spanMs: HOUR }
export const hours: Level = { name: 'hour', id: 1, windowMs: HOUR, spanMs: DAY }
export const days: Level = { name: 'day', id: 2, windowMs: DAY, spanMs: 32 * DAY }

export const finestFirst: readonly Level[] = [minutes, hours, days]
export const coarsestFirst: readonly Level[] = [days, hours, minutes]

/** The window, or the span, in which a moment lies. */
export const floorTo = (at: Instant, lengthMs: DurationMs): Instant => Math.floor(at / lengthMs) * lengthMs
export const ceilTo = (at: Instant, lengthMs: DurationMs): Instant => Math.ceil(at / lengthMs) * lengthMs

/** The number of the row. */
export const spanOf = ({ spanMs }: Level, at: Instant): number => Math.floor(at / spanMs)
/** The number of the window in its row. */
export const indexOf = ({ windowMs, spanMs }: Level, at: Instant): number =>
  Math.floor((at - floorTo(at, spanMs)) / windowMs)
export const windowAt = ({ windowMs, spanMs }: Level, span: number, index: number): Instant =>
  span * spanMs + index * windowMs
