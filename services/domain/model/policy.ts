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
  /** Raised and cleared so often within so long, an alert chatters: it is held open until it was quiet for as long. */
  readonly chatterCount: number
  readonly chatterMs: DurationMs
  /** Nobody shelves an alert for longer. */
  readonly shelveForMsMax: DurationMs
  /** Or pauses one. */
  readonly pauseForMsMax: DurationMs
  /** Silent together, more than this share of the devices that report by themselves are one alert of the site. */
  readonly siteSilentPercent: number
  /** Fewer than so many devices, of which it is known whether they are silent, say nothing about the site. */
  readonly siteSilentDevicesMin: number
  /** It is over when more than this share of those that were expected are heard again. */
  readonly siteBackPercent: number
  /** More alerts than this within `floodMs` are a flood, until fewer than `floodUntil` come within as long. */
  readonly floodFrom: number
  readonly floodUntil: number
  readonly floodMs: DurationMs
  /** Like alerts of a zone that are raised within so long after the first are one group. */
  readonly groupMs: DurationMs
  /** At this time of each day, by the clock of the site, rotas are looked through for gaps. */
  readonly dutyCheckAtMs: DurationMs
  /** So far ahead; never where it is 0. */
  readonly dutyGapsAheadMs: DurationMs
}
