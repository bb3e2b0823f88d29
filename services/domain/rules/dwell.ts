import { type Instant, NEVER } from '../model/time.ts'
import type { CompiledLevel } from './compile.ts'
import type { Frame } from './condition.ts'
import type { RuleState } from './rule-state.ts'

/** Counts what the level at this place waits for; true when its condition is so and has been for long and often enough. */
export function advance(
  level: CompiledLevel,
  state: RuleState,
  place: number,
  so: boolean | undefined,
  frame: Frame,
  keepDwell: boolean,
): boolean {
  if (so === undefined) return false
  if (!so) {
    state.setCount(place, 0)
    if (keepDwell) state.setGapSince(place, NEVER)
    else if (!isGap(level, state, place, frame)) forgetDwell(state, place)
    return false
  }
  if (state.gapSince(place) !== NEVER) endGap(level, state, place, frame)
  if (state.since(place) === NEVER) begin(state, place, frame.now)
  if (level.samples.length === 0 || reports(frame, level.samples)) {
    state.setCount(place, state.count(place) + 1)
    state.setSamples(place, state.samples(place) + 1)
  }
  const due = state.since(place) + level.forMs
  // A level that is reached has waited: a reading that sets the device's time back does not make it wait again.
  const hasWaited = frame.reached || frame.now >= due
  if (!hasWaited) frame.wakeAt = Math.min(frame.wakeAt, due)
  return hasWaited && hasBeenOftenEnough(level, state, place)
}

/** It stopped being so a moment ago, and may go on as if it had not. */
function isGap({ gapMs }: CompiledLevel, state: RuleState, place: number, frame: Frame): boolean {
  if (gapMs === 0 || state.since(place) === NEVER) return false
  if (state.gapSince(place) === NEVER) state.setGapSince(place, frame.now)
  const until = state.gapSince(place) + gapMs
  if (frame.now > until) return false
  frame.wakeAt = Math.min(frame.wakeAt, until + 1)
  return true
}

// The timer that ends a gap may not have fired yet, where the reading is of before.
function endGap({ gapMs }: CompiledLevel, state: RuleState, place: number, frame: Frame): void {
  if (frame.now > state.gapSince(place) + gapMs) forgetDwell(state, place)
  state.setGapSince(place, NEVER)
}

function begin(state: RuleState, place: number, at: Instant): void {
  state.setSince(place, at)
  state.begun++
}

// Once is enough for most levels, whether it was this reading that said so or only time and figures that changed.
const hasBeenOftenEnough = (level: CompiledLevel, state: RuleState, place: number): boolean =>
  (level.count === 1 || state.count(place) >= level.count) &&
  (level.samplesMin === 1 || state.samples(place) >= level.samplesMin)

export function forgetDwell(state: RuleState, place: number): void {
  if (state.since(place) !== NEVER) state.begun--
  state.setSince(place, NEVER)
  state.setGapSince(place, NEVER)
  state.setSamples(place, 0)
}

export function reports(frame: Frame, metrics: readonly string[]): boolean {
  for (const metric of metrics) if (frame.reported[metric] !== undefined) return true
  return false
}
