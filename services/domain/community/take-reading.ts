import { judge } from '../ingest/judge.ts'
import { newestAt } from '../ingest/memory.ts'
import type { AlertChange } from '../model/alert.ts'
import {
  type Acceptance,
  isEmpty,
  type Meant,
  type Reading,
  type Values,
  valuesKnown,
} from '../model/reading.ts'
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
  const { standing, at } = acceptance
  if (standing === 'repeated') return acceptance
  if (standing === 'live') return meantBy(acceptance, takeLive(community, of, reading, at, now, changes))
  const meant = takeHistory(community, of, reading, at, now, changes)
  const isNewest = at > newestBefore
  const taken = meantBy(acceptance, isNewest ? withoutNews(meant) : meant)
  show(of, valuesKnown(reading, taken, isNewest))
  return taken
}

const meantBy = (acceptance: Acceptance, meant: Meant | undefined): Acceptance =>
  meant === undefined ? acceptance : { ...acceptance, ...meant }

// All of what is newer than anything else of the device is known of it.
const withoutNews = (meant: Meant | undefined): Meant | undefined =>
  meant?.taken && { taken: meant.taken, ...(meant.waiting && { waiting: meant.waiting }) }

function takeLive(
  community: Community,
  of: DeviceState,
  reading: Reading,
  at: Instant,
  now: Instant,
  changes: AlertChange[],
): Meant | undefined {
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
  return judged?.meant
}

// A device's newest value is worth showing, also when it came too late to act on.
function show(of: DeviceState, known: Values): void {
  if (!isEmpty(known)) of.lateValues = { ...of.lateValues, ...known }
}
