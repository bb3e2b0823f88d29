import { identityOf } from '../ingest/identity.ts'
import { judge } from '../ingest/judge.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Acceptance, Reading } from '../model/reading.ts'
import type { DurationMs, Instant } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import type { Frame } from '../rules/condition.ts'
import { applyRule } from './apply-rule.ts'
import { expectedIntervalMs } from './program.ts'
import { type Community, type DeviceState, EVIDENCE_READINGS, HEARD_CALLS } from './state.ts'
import { firePassed, frameAt } from './timers.ts'

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
  const interval = expectedIntervalMs(of.device, of.program.kind)
  const newestBefore = of.ingest.newestAt
  const acceptance = judge(reading, of.ingest, now, interval, community.policy, aheadMs)
  if (acceptance.standing === 'live') takeLive(community, of, reading, acceptance.at, now, changes)
  else if (acceptance.standing !== 'repeated') {
    if (newestBefore === undefined || acceptance.at > newestBefore) show(of, reading, acceptance.at)
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
  for (const compiled of of.program.rules) {
    if (seesReading(compiled, reading)) firePassed(community, of, compiled, at, changes)
  }
  takeValues(of, reading)
  of.lastSeenAt = at
  of.quietSince = now
  of.lagMs = now - at
  of.recent.push({ at, values: reading.values })
  if (of.recent.length > EVIDENCE_READINGS) of.recent.shift()
  const frame = frameAt(of, at, reading.values)
  for (const compiled of of.program.rules) {
    if (!compiled.hearsSilence && !seesReading(compiled, reading)) continue
    for (const change of applyRule(community, of, compiled, frame)) changes.push(change)
  }
  if (callsForHelp(of, reading)) remember(of, reading)
}

function takeValues(of: DeviceState, reading: Reading): void {
  Object.assign(of.values, reading.values)
  for (const metric in of.lateValues) if (metric in reading.values) delete of.lateValues[metric]
}

// A device's newest value is worth showing, also when it came too late to act on.
function show(of: DeviceState, reading: Reading, at: Instant): void {
  Object.assign(of.lateValues, reading.values)
  of.lastSeenAt = at
}

/** History is stored and never evaluated as if it were now, but a late SOS or fall is still a person in need. */
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
  const frame: Frame = { ...frameAt(of, now, reading.values), values: reading.values }
  const late = { readings: [{ at, values: reading.values }], delayMs: now - at }
  for (const compiled of of.program.rules) {
    if (!compiled.rule.lifeSafety || !seesReading(compiled, reading)) continue
    for (const change of applyRule(community, of, compiled, frame, late)) changes.push(change)
  }
  if (callsForHelp(of, reading)) remember(of, reading)
}

/** A device of which nothing but history ever came is silent too, from its first sign on. */
function hearFirstSign(community: Community, of: DeviceState, now: Instant, changes: AlertChange[]): void {
  if (of.quietSince !== null) return
  of.quietSince = now
  for (const compiled of of.program.rules) {
    if (compiled.hearsSilence) changes.push(...applyRule(community, of, compiled, frameAt(of, now)))
  }
}

/** One of its flags is a call for help, or the end of one: SOS pressed, a fall, a fall that was none. */
const callsForHelp = (of: DeviceState, { values }: Reading): boolean =>
  Object.keys(values).some(
    metric =>
      values[metric] === true &&
      of.program.rules.some(compiled => compiled.rule.lifeSafety && compiled.metrics.has(metric)),
  )

function remember(of: DeviceState, reading: Reading): void {
  const identity = identityOf(reading)
  if (identity === undefined) return
  of.heard.push(identity)
  if (of.heard.length > HEARD_CALLS) of.heard.shift()
}

const seesReading = (compiled: CompiledRule, reading: Reading): boolean =>
  compiled.seesAll || looksAt(compiled, reading)

function looksAt(compiled: CompiledRule, reading: Reading): boolean {
  for (const metric in reading.values) if (compiled.metrics.has(metric)) return true
  return false
}
