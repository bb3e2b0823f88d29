import type { Trial } from '../domain/backtest/trial.ts'
import type { Alert, Severity } from '../domain/model/alert.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Actor } from '../domain/model/person.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'

/** What is to be found out: what a rule would have raised of these devices from `from` up to but not including `to`. */
export interface BacktestRequest {
  readonly trial: Trial
  readonly devices: readonly TriedDevice[]
  readonly from: Instant
  readonly to: Instant
  readonly by: Actor
}

export interface TriedDevice {
  readonly device: Device
  /** Readings from before are somebody else's. */
  readonly historyFrom: Instant | null
}

/** What one side of the trial would have raised. */
export interface Fired {
  readonly count: number
  readonly devices: number
  /** By the worst that an episode came to. */
  readonly bySeverity: Readonly<Record<Severity, number>>
}

/** What really was raised, and how much of that the draft would have raised too: an episode of its own overlaps it. */
export interface Raised {
  readonly count: number
  readonly devices: number
  readonly alsoFired: number
  /** Closed as false alarms. */
  readonly falseAlarms: number
  readonly falseAlarmsAlsoFired: number
}

export interface Counts {
  readonly fired: number
  /** Nothing where the draft is the rule as it stands, or is new. */
  readonly present: number | null
  readonly raised: number
}

export interface DayCounts extends Counts {
  /** `2026-10-25`, in the time zone of the device's site. */
  readonly day: string
}

export interface DeviceCounts extends Counts {
  readonly deviceId: DeviceId
}

export interface BacktestEpisode {
  /** As it would have been raised, with its evidence; its id means nothing. */
  readonly alert: Alert
  /** Nothing where it was not over at the end. */
  readonly endedAt: Instant | null
}

export interface BusyHour {
  /** Its beginning. */
  readonly at: Instant
  readonly count: number
}

export interface BacktestResult {
  readonly fired: Fired
  /** By the rule as it stands, over the same readings; nothing where that is what was tried, or there is none. */
  readonly present: Fired | null
  readonly raised: Raised
  /** Every day of the range. */
  readonly days: readonly DayCounts[]
  /** Of devices with any, those with the most first; at most `LINLI_BACKTEST_DEVICES_MAX`. */
  readonly byDevice: readonly DeviceCounts[]
  /** The worst first, of those the newest; at most `LINLI_BACKTEST_EPISODES_MAX`. */
  readonly episodes: readonly BacktestEpisode[]
  /** Those of the rule as it stands, likewise. */
  readonly presentEpisodes: readonly BacktestEpisode[]
  /** The hour in which most began, by the draft and by the rule as it stands. */
  readonly busiest: { readonly fired: BusyHour | null; readonly present: BusyHour | null }
  /** Of the range, that were looked at. */
  readonly readings: number
  /** Devices of which there were any. */
  readonly devices: number
  /** Devices for which the draft is switched off, or was never switched on. */
  readonly devicesOff: number
  /** Devices on which the rule could not be compiled or evaluated, and was off from there on. */
  readonly failedDevices: number
  /** The first of them all. */
  readonly firstReadingAt: Instant | null
  readonly tookMs: DurationMs
}

export interface BacktestProgress {
  readonly readingsDone: number
  /** Guessed from what was read so far. */
  readonly readingsExpected: number
  readonly devicesDone: number
  readonly devices: number
  readonly readingsPerSecond: number
  /** Nothing before there is anything to guess it from. */
  readonly leftMs: DurationMs | null
}

export const nothingDone = (devices: number): BacktestProgress => ({
  readingsDone: 0,
  readingsExpected: 0,
  devicesDone: 0,
  devices,
  readingsPerSecond: 0,
  leftMs: null,
})

export type BacktestState =
  /** So many are before it. */
  | { readonly state: 'waiting'; readonly before: number }
  | { readonly state: 'running'; readonly progress: BacktestProgress }
  | { readonly state: 'done'; readonly result: BacktestResult }
  | { readonly state: 'failed'; readonly reason: string }

export type BacktestStatus = BacktestState & { readonly id: string; readonly request: BacktestRequest }

export type Begun =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: 'BACKTEST_HISTORY_ELSEWHERE' }
  | { readonly ok: false; readonly code: 'BACKTEST_BUSY'; readonly waiting: number }

/** Tries rules on the stored readings, in the background, a few at a time. */
export interface BacktestDesk {
  begin(request: BacktestRequest): Begun
  /** Nothing where there never was one of this id, it was called off, or it is done for so long that it is forgotten. */
  status(id: string): BacktestStatus | undefined
  /** Calls it off, or drops its result. False where there is none. */
  drop(id: string): boolean
}
