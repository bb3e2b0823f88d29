import { type Instant, NEVER } from '../model/time.ts'
import type { CompiledLevel } from './compile.ts'
import type { Frame } from './condition.ts'
import type { LevelState, RuleState } from './rule-state.ts'

/** Counts what the level waits for; true when its condition is so and has been for long and often enough. */
export function advance(
  level: CompiledLevel,
  rule: RuleState,
  place: number,
  so: boolean | undefined,
  frame: Frame,
  keepDwell: boolean,
): boolean {
  if (so === undefined) return false
  const state = rule.levels[place] as LevelState
  if (!so) {
    state.count = 0
    if (keepDwell) state.gapSince = NEVER
    else if (!isGap(level, state, frame)) forgetDwell(rule, state)
    return false
  }
  if (state.gapSince !== NEVER) endGap(level, rule, state, frame)
  if (state.since === NEVER) begin(rule, state, frame.now)
  if (level.samples.length === 0 || reports(frame, level.samples)) {
    state.count++
    state.samples++
  }
  const due = state.since + level.forMs
  // A level that is reached has waited: a reading that sets the device's time back does not make it wait again.
  const hasWaited = frame.reached || frame.now >= due
  if (!hasWaited) frame.wakeAt = Math.min(frame.wakeAt, due)
  return hasWaited && hasBeenOftenEnough(level, state)
}

/** It stopped being so a moment ago, and may go on as if it had not. */
function isGap(level: CompiledLevel, state: LevelState, frame: Frame): boolean {
  if (level.gapMs === 0 || state.since === NEVER) return false
  if (state.gapSince === NEVER) state.gapSince = frame.now
  if (frame.now > state.gapSince + level.gapMs) return false
  frame.wakeAt = Math.min(frame.wakeAt, state.gapSince + level.gapMs + 1)
  return true
}

// The timer that ends a gap may not have fired yet, where the reading is of before.
function endGap(level: CompiledLevel, rule: RuleState, state: LevelState, frame: Frame): void {
  if (frame.now > state.gapSince + level.gapMs) forgetDwell(rule, state)
  state.gapSince = NEVER
}

function begin(rule: RuleState, level: LevelState, at: Instant): void {
  level.since = at
  rule.begun++
}

// Once is enough for most levels, whether it was this reading that said so or only time and figures that changed.
const hasBeenOftenEnough = (level: CompiledLevel, state: LevelState): boolean =>
  (level.count === 1 || state.count >= level.count) &&
  (level.samplesMin === 1 || state.samples >= level.samplesMin)

export function forgetDwell(rule: RuleState, level: LevelState): void {
  if (level.since !== NEVER) rule.begun--
  level.since = NEVER
  level.gapSince = NEVER
  level.samples = 0
}

export function reports(frame: Frame, metrics: readonly string[]): boolean {
  for (const metric of metrics) if (frame.reported[metric] !== undefined) return true
  return false
}
