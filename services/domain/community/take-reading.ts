import { judge } from '../ingest/judge.ts'
import { newestAt } from '../ingest/memory.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Acceptance, Reading } from '../model/reading.ts'
import { type DurationMs, type Instant, SECOND } from '../model/time.ts'
import { actOn, doubtSensors } from './act-on.ts'
import { armSooner } from './arming.ts'
import { quietSince, setQuietSince } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import { noteDropout } from './dropouts.ts'
import { heardAgain } from './heard-again.ts'
import { judgeReading } from './senses.ts'
import type { Community } from './state.ts'
import { noteCalls, takeHistory } from './take-history.ts'
import { fireAllPassed, heedPassed } from './timers.ts'

/** Readings that arrive sooner by less than this change no timer: one tick. */
export const LAG_LESS_MS: DurationMs = SECOND

/** Judges a reading, and evaluates it where it is news. */
export function takeReading(
  community: Community,
  reading: Reading,
  now: Instant,
  changes: AlertChange[],
  aheadMs: DurationMs = 0,
): Acceptance {
  const of = community.devices.get(reading.deviceId)
  if (of === undefined) return { standing: 'unknown-device', at: now }
  const newestBefore = newestAt(of)
  const acceptance = judge(reading, of, now, of.expectedIntervalMs, community.policy, aheadMs)
  if (acceptance.standing === 'live') takeLive(community, of, reading, acceptance.at, now, changes)
  else if (acceptance.standing !== 'repeated') {
    if (acceptance.at > newestBefore) show(of, reading)
    takeHistory(community, of, reading, acceptance.at, now, changes)
  }
  return acceptance
}

function takeLive(
  community: Community,
  of: DeviceState,
  reading: Reading,
  at: Instant,
  now: Instant,
  changes: AlertChange[],
): void {
  const lagBeforeMs = of.lagMs
  of.lagMs = now - at
  heedPassed(community, of, at, changes)
  fireAllPassed(community, of, at, changes)
  if (of.lagMs + LAG_LESS_MS <= lagBeforeMs) armSooner(community, of, lagBeforeMs)
  if (now < quietSince(of)) of.isWatched = false // moved on by more than has passed: silence now comes sooner
  const quietMs = now - quietSince(of)
  if (quietMs >= of.program.dropoutIntervals * of.expectedIntervalMs)
    noteDropout(community, of, quietMs, changes)
  setQuietSince(of, now)
  of.isCutOff = false
  if (of.isAwaited) heardAgain(community, of, quietMs, changes)
  const judged = judgeReading(community, of, reading, at)
  if (judged === undefined) actOn(community, of, reading.values, at, changes)
  else {
    if (judged.confirmed !== undefined) actOn(community, of, judged.confirmed, at, changes)
    actOn(community, of, judged.values, at, changes)
    doubtSensors(community, of, at, changes)
  }
  noteCalls(of, reading)
}

// A device's newest value is worth showing, also when it came too late to act on.
function show(of: DeviceState, reading: Reading): void {
  of.lateValues = { ...of.lateValues, ...reading.values }
}
