import { judge } from '../ingest/judge.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Acceptance, Reading } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import type { Frame } from '../rules/condition.ts'
import { applyRule } from './apply-rule.ts'
import { expectedIntervalMs } from './program.ts'
import { type Community, type DeviceState, EVIDENCE_READINGS } from './state.ts'
import { firePassed } from './timers.ts'

/** Judges a reading, and evaluates it where it is news. */
export function takeReading(
  community: Community,
  reading: Reading,
  now: Instant,
  changes: AlertChange[],
): Acceptance {
  const of = community.devices.get(reading.deviceId)
  if (of === undefined) return { standing: 'unknown-device', at: now }
  const interval = expectedIntervalMs(of.device, of.program.kind)
  const newestBefore = of.ingest.newestAt
  const acceptance = judge(reading, of.ingest, now, interval, community.policy)
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
    if (looksAt(compiled, reading)) firePassed(community, of, compiled, at, changes)
  }
  show(of, reading, at)
  of.quietSince = now
  of.lagMs = now - at
  of.recent.push({ at, values: reading.values })
  if (of.recent.length > EVIDENCE_READINGS) of.recent.shift()
  const frame = frameOf(of, reading, at)
  for (const compiled of of.program.rules) {
    if (!compiled.hearsSilence && !looksAt(compiled, reading)) continue
    for (const change of applyRule(community, of, compiled, frame)) changes.push(change)
  }
}

// A device's newest value is worth showing, also when it came too late to act on.
function show(of: DeviceState, reading: Reading, at: Instant): void {
  Object.assign(of.values, reading.values)
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
  const frame: Frame = { ...frameOf(of, reading, now), values: reading.values }
  const late = { readings: [{ at, values: reading.values }], delayMs: now - at }
  for (const compiled of of.program.rules) {
    if (!compiled.rule.lifeSafety || !looksAt(compiled, reading)) continue
    for (const change of applyRule(community, of, compiled, frame, late)) changes.push(change)
  }
}

function looksAt(compiled: CompiledRule, reading: Reading): boolean {
  for (const metric in reading.values) if (compiled.metrics.has(metric)) return true
  return false
}

const frameOf = (of: DeviceState, reading: Reading, at: Instant): Frame => ({
  now: at,
  reported: reading.values,
  values: of.values,
  quietSince: of.quietSince ?? at,
  expectedIntervalMs: expectedIntervalMs(of.device, of.program.kind),
  wakeAt: Number.POSITIVE_INFINITY,
})
