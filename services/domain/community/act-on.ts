import { isClear } from '../ingest/doubts.ts'
import { heed } from '../ingest/heed.ts'
import type { AlertChange } from '../model/alert.ts'
import { isEmpty, type Values } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { areWithin } from '../rules/bands.ts'
import type { CompiledRule } from '../rules/compile.ts'
import type { Frame } from '../rules/condition.ts'
import { stirs } from '../rules/evaluate.ts'
import { noteInWindows } from '../rules/windows.ts'
import { applyRule } from './apply-rule.ts'
import type { DeviceState } from './device-state.ts'
import { frameAt } from './frame.ts'
import { latestValues, takeValues } from './latest-values.ts'
import type { Community } from './state.ts'

/** Takes over what a device reports and is believed, and lets its rules see it; without `isHeard` it was reported before. */
export function actOn(
  community: Community,
  of: DeviceState,
  reported: Values,
  at: Instant,
  changes: AlertChange[],
  isHeard = true,
): void {
  // Nothing of it may be believed: then it says no more than that the device is there.
  if (!isEmpty(reported)) takeValues(of, community.forms, at, reported)
  applyRules(community, of, reported, at, changes, isHeard)
}

// A device that is far from every threshold, and of which nothing with one is remembered, costs as much with two hundred
// rules as with ten.
function applyRules(
  community: Community,
  of: DeviceState,
  reported: Values,
  at: Instant,
  changes: AlertChange[],
  isHeard: boolean,
): void {
  const { rules, all, watchful, bands, windows } = of.program
  const values = of.gathered ?? (isEmpty(reported) ? latestValues(of) : reported)
  noteInWindows(of.windows, windows, at, reported)
  const frame = frameAt(community, of, at, reported, values)
  const isFar = areWithin(bands, values)
  for (const place of of.awake > 0 || !isFar ? all : watchful) {
    const compiled = rules[place] as CompiledRule
    if (compiled.silenceOnly && (of.isWatched || !isHeard)) continue
    if (!isAwake(of, place) && isFarFrom(compiled, values, isFar)) continue
    if (!compiled.hearsSilence && !sees(compiled, reported)) continue
    if (!compiled.hasMemory && !isAwake(of, place) && !stirsOrFails(community, of, compiled, frame)) continue
    applyRule(
      community,
      of,
      compiled,
      compiled.hearsSilence ? inServerTime(community, frame) : frame,
      changes,
    )
  }
}

const isFarFrom = ({ bands }: CompiledRule, values: Values, isFarFromAll: boolean): boolean =>
  bands !== undefined && (isFarFromAll || areWithin(bands, values))

// Silence is measured by the server's clock: by the device's own it could end before it began.
const inServerTime = ({ now }: Community, frame: Frame): Frame =>
  frame.now === now ? frame : { ...frame, now }

function stirsOrFails(community: Community, of: DeviceState, compiled: CompiledRule, frame: Frame): boolean {
  try {
    return stirs(compiled, frame)
  } catch (error) {
    community.failing.push({ of, rule: compiled.rule.id, error })
    return false
  }
}

// Nothing of most rules is remembered: then the list of what is need not be looked at.
const isAwake = (of: DeviceState, place: number): boolean => of.awake > 0 && of.rules[place] !== undefined

/** Whether the rule looks at any of this. */
const sees = (compiled: CompiledRule, values: Values): boolean =>
  compiled.seesAll || looksAt(compiled, values)

/** Whether any of this is among its metrics. */
export function looksAt({ metrics }: CompiledRule, values: Values): boolean {
  for (const metric of metrics) if (values[metric] !== undefined) return true
  return false
}

/** The rules about its sensors see what speaks against them by now. */
export function doubtSensors(
  community: Community,
  of: DeviceState,
  at: Instant,
  changes: AlertChange[],
): void {
  const { doubting } = of.program
  if (doubting.length === 0) return
  const frame = frameAt(community, of, at)
  for (const compiled of doubting) applyRule(community, of, compiled, frame, changes)
}

/** What a device reported, what was held back, and was not taken back since: acted on at the latest now. */
export function heedHeld(community: Community, of: DeviceState, now: Instant, changes: AlertChange[]): void {
  if (of.doubts === undefined) return
  const heeded = heed(of.doubts, of, of.program.sensed, now)
  if (isClear(of.doubts)) of.doubts = undefined
  if (heeded !== undefined) actOn(community, of, heeded.values, heeded.at, changes, false)
}
