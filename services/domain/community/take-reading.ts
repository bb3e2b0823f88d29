import { identityOf } from '../ingest/identity.ts'
import { judge } from '../ingest/judge.ts'
import { newestAt } from '../ingest/memory.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Acceptance, Reading, Values } from '../model/reading.ts'
import { type DurationMs, type Instant, NOT_YET, SECOND } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import { NOTHING_REPORTED } from '../rules/condition.ts'
import { actOn, doubtSensors, looksAt } from './act-on.ts'
import { applyRule } from './apply-rule.ts'
import { armSooner } from './arming.ts'
import { earliestTimer, quietSince, setEarliestTimer, setQuietSince } from './device-numbers.ts'
import { type DeviceState, HEARD_CALLS } from './device-state.ts'
import { noteDropout } from './dropouts.ts'
import { frameAt } from './frame.ts'
import { heardAgain } from './heard-again.ts'
import { earliestOf } from './rule-memory.ts'
import { judgeReading } from './senses.ts'
import type { Community } from './state.ts'
import { firePassed } from './timers.ts'

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
  fireAllPassed(community, of, at, changes)
  if (of.lagMs + LAG_LESS_MS <= lagBeforeMs) armSooner(community, of, lagBeforeMs)
  if (now < quietSince(of)) of.isWatched = false // moved on by more than has passed: silence now comes sooner
  const quietMs = now - quietSince(of)
  if (quietMs >= of.program.dropoutIntervals * of.expectedIntervalMs)
    noteDropout(community, of, quietMs, changes)
  setQuietSince(of, now)
  of.isCutOff = false
  if (of.isAwaited) heardAgain(community, of, quietMs, changes)
  const judged = judgeReading(community, of, reading, at, changes)
  if (judged === undefined) actOn(community, of, reading.values, at, changes)
  else {
    if (judged.confirmed !== undefined) actOn(community, of, judged.confirmed, at, changes)
    actOn(community, of, judged.values, at, changes)
    doubtSensors(community, of, at, changes)
  }
  if (callsForHelp(of, reading)) remember(of, reading)
}

// Whatever it reports: what it measured before and comes from now on is history, and can end or prevent nothing.
function fireAllPassed(community: Community, of: DeviceState, at: Instant, changes: AlertChange[]): void {
  if (at < earliestTimer(of)) return
  for (const compiled of of.program.rules) firePassed(community, of, compiled, at, changes)
  setEarliestTimer(of, earliestOf(of))
}

// A device's newest value is worth showing, also when it came too late to act on.
function show(of: DeviceState, reading: Reading): void {
  of.lateValues = { ...of.lateValues, ...reading.values }
}

/**
 * History is stored and never evaluated as if it were now, but a late SOS or fall is still a person in need. Of such a
 * reading nothing but its calls is a report: steps of an hour ago are none that the wearer makes.
 */
function takeHistory(
  community: Community,
  of: DeviceState,
  reading: Reading,
  at: Instant,
  now: Instant,
  changes: AlertChange[],
): void {
  hearFirstSign(community, of, now, changes)
  const identity = identityOf(reading)
  if (identity !== undefined && of.heard.includes(identity)) return
  const frame = { ...frameAt(community, of, now, NOTHING_REPORTED, reading.values), madeAt: at }
  const late = { readings: [{ at, values: reading.values }], delayMs: now - at }
  for (const compiled of of.program.rules) {
    if (!compiled.rule.lifeSafety || !looksAt(compiled, reading.values)) continue
    applyRule(community, of, compiled, { ...frame, reported: callsIn(reading, compiled) }, changes, late)
  }
  if (callsForHelp(of, reading)) remember(of, reading)
}

function callsIn({ values }: Reading, { metrics }: CompiledRule): Values {
  const calls = metrics.filter(metric => values[metric] === true)
  return calls.length === 0 ? NOTHING_REPORTED : Object.fromEntries(calls.map(metric => [metric, true]))
}

/** A device of which nothing but history ever came is silent too, from its first sign on. */
function hearFirstSign(community: Community, of: DeviceState, now: Instant, changes: AlertChange[]): void {
  if (quietSince(of) !== NOT_YET) return
  setQuietSince(of, now)
  for (const compiled of of.program.rules) {
    if (compiled.hearsSilence) applyRule(community, of, compiled, frameAt(community, of, now), changes)
  }
}

/** One of its flags is a call for help, or the end of one: SOS pressed, a fall, a fall that was none. */
function callsForHelp(of: DeviceState, { values }: Reading): boolean {
  for (const metric of of.program.helpMetrics) if (values[metric] === true) return true
  return false
}

function remember(of: DeviceState, reading: Reading): void {
  const identity = identityOf(reading)
  if (identity === undefined) return
  of.heard.push(identity)
  if (of.heard.length > HEARD_CALLS) of.heard.shift()
}
