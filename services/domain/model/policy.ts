import type { DurationMs } from './time.ts'

/** The figures of a site that are no rule's. Journalled when the server starts, so that a replay has the same. */
export interface Policy {
  /** After a start, timers that came due meanwhile wait this long for devices to reconnect. */
  readonly graceMs: DurationMs
  /** A reading older than this (or than the device's expected interval, if longer) is history. */
  readonly lateAfterMs: DurationMs
  /** How far ahead of now a device's clock may be before its readings are marked. */
  readonly futureToleranceMs: DurationMs
  /** An alert that cleared by itself and that nobody handled is closed after this long. */
  readonly keepClearedMs: DurationMs
  /** Of the site, as IANA names it (`Asia/Shanghai`); UTC where absent, as in logs from before it was known. */
  readonly timeZone?: string
}
