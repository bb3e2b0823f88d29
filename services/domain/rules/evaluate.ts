import { type Instant, NEVER } from '../model/time.ts'
import type { CompiledLevel, CompiledRule } from './compile.ts'
import type { Frame, Slots } from './condition.ts'
import { advance, forgetDwell, reports } from './dwell.ts'
import type { RuleState } from './rule-state.ts'

/** What one evaluation found. */
export interface Finding {
  readonly change: 'none' | 'raised' | 'severity-changed' | 'cleared'
  /** Index of the level that the episode stands at. */
  readonly level: number
  /** This reading is a sample of a level that is reached: one more occurrence. */
  readonly triggered: boolean
}

const NOTHING: Finding = { change: 'none', level: -1, triggered: false }

/** Moves the state by one reading or timer and says what follows. Changes `state` in place. */
export function evaluate(compiled: CompiledRule, state: RuleState, frame: Frame): Finding {
  frame.wakeAt = NEVER
  frame.found = undefined
  if (compiled.onlyWhile !== undefined && compiled.onlyWhile(frame, state.slots) !== true) {
    return standStill(state, frame)
  }
  const looksUntil = frame.wakeAt
  frame.wakeAt = NEVER
  let reached = -1
  let still = false
  let triggered = false
  for (let i = 0; i < compiled.levels.length; i++) {
    const level = compiled.levels[i] as CompiledLevel
    frame.reached = state.open !== undefined && state.open >= i
    frame.begun = false
    const so = level.test(frame, state.slots)
    if (so !== true && state.begun === 0) continue // nothing of it is waiting, and nothing begins
    const ready = advance(level, state, i, so, frame, keepsDwell(compiled, state))
    if (so === true && !ready && frame.reached) countAnew(compiled, level, state, i, frame)
    if (so === true) still = true
    if (ready) reached = i
    if (ready && (level.begins ? frame.begun : reports(frame, level.samples))) triggered = true
  }
  frame.reached = false
  const over = compiled.clear === undefined ? !still : compiled.clear(frame, state.slots) === true
  const rests = state.restsUntil !== NEVER && isResting(state, frame)
  const finding =
    state.open === undefined && (reached < 0 || rests)
      ? NOTHING
      : settle(compiled, state, { reached, still, over, triggered }, frame)
  // That it looks no longer matters only to what is waited for.
  const waits = state.open === undefined && state.begun > 0
  state.wakeAt = waits ? Math.min(frame.wakeAt, looksUntil) : frame.wakeAt
  return finding
}

/**
 * It is left, for want of samples in a row. What is so by its deadband alone counts for nothing when it is to be reached anew.
 * Conditions with a memory are not asked twice.
 */
function countAnew(
  { hasMemory }: CompiledRule,
  level: CompiledLevel,
  state: RuleState,
  place: number,
  frame: Frame,
): void {
  if (hasMemory) return
  const { wakeAt } = frame
  frame.reached = false
  if (level.test(frame, state.slots) !== true) state.setCount(place, 0)
  frame.wakeAt = wakeAt
}

/** Nothing is known at present: what is waited for begins anew, what stands goes on. */
function standStill(state: RuleState, frame: Frame): Finding {
  if (state.restsUntil !== NEVER) isResting(state, frame)
  state.wakeAt = frame.wakeAt
  if (state.open !== undefined) return { change: 'none', level: state.open, triggered: false }
  if (state.begun > 0) forgetLevels(state)
  return NOTHING
}

/** Too soon after the last episode: what is so by the end of its rest is raised then. */
function isResting(state: RuleState, frame: Frame): boolean {
  if (frame.now >= state.restsUntil) {
    state.restsUntil = NEVER
    return false
  }
  frame.wakeAt = Math.min(frame.wakeAt, state.restsUntil)
  return true
}

// An off-delay bridges flicker: while an episode is running, the dwell of its higher levels goes on through it.
const keepsDwell = (compiled: CompiledRule, state: RuleState): boolean =>
  compiled.clearForMs > 0 && state.open !== undefined

/**
 * Whether the rule, of which nothing is remembered, would come to remember anything by this, a time to wake and what begins
 * to go on among it. Where not, and that is nearly always, it need not be evaluated, and no state is kept. Only for rules
 * without a memory, whose conditions may be asked twice.
 */
export function stirs(compiled: CompiledRule, frame: Frame): boolean {
  ASIDE.length = 0 // one that failed may have left something
  return isSo(compiled, frame) || frame.wakeAt !== NEVER || ASIDE.length > 0
}

/** Whether one of its levels is so, for a rule of which nothing is remembered; `frame.wakeAt` is when that may change. */
export function isSo(compiled: CompiledRule, frame: Frame): boolean {
  frame.reached = false
  frame.wakeAt = NEVER
  const looks = compiled.onlyWhile === undefined || compiled.onlyWhile(frame, ASIDE) === true
  const looksAgainAt = frame.wakeAt
  for (const level of compiled.levels) if (level.test(frame, ASIDE) === true) return looks
  // Nothing is there to be looked at again.
  if (!looks && frame.wakeAt === looksAgainAt) frame.wakeAt = NEVER
  return false
}

/** Whether it is so by what is seen here, whatever is remembered. */
export function isSoByItself(compiled: CompiledRule, frame: Frame): boolean {
  ASIDE.length = 0
  const so = isSo(compiled, frame)
  ASIDE.length = 0
  return so
}

/** What a condition would remember, if it is asked for no more than its answer. */
const ASIDE: Slots = []

interface Judged {
  readonly reached: number
  readonly still: boolean
  readonly over: boolean
  readonly triggered: boolean
}

function settle(compiled: CompiledRule, state: RuleState, judged: Judged, frame: Frame): Finding {
  if (state.open === undefined) return stand('raised', compiled, state, judged.reached, judged.triggered)
  if (judged.over && !judged.still && !state.latched) return clearing(compiled, state, state.open, frame)
  state.clearSince = NEVER
  const level = state.latched ? Math.max(state.open, judged.reached) : judged.reached
  if (level >= 0 && level !== state.open) {
    return stand('severity-changed', compiled, state, level, judged.triggered)
  }
  return { change: 'none', level: state.open, triggered: judged.triggered }
}

function stand(
  change: Finding['change'],
  compiled: CompiledRule,
  state: RuleState,
  level: number,
  triggered: boolean,
): Finding {
  state.open = level
  if (compiled.levels[level]?.latch) state.latched = true
  return { change, level, triggered }
}

function clearing(compiled: CompiledRule, state: RuleState, level: number, frame: Frame): Finding {
  if (state.clearSince === NEVER) state.clearSince = frame.now
  const due = state.clearSince + compiled.clearForMs
  if (frame.now < due) {
    frame.wakeAt = Math.min(frame.wakeAt, due)
    return { change: 'none', level, triggered: false }
  }
  end(compiled, state, frame.now)
  frame.wakeAt = Math.min(frame.wakeAt, state.restsUntil)
  return { change: 'cleared', level, triggered: false }
}

/** The episode is over, by itself or by hand: the next one starts from nothing but what the device is. */
function end({ minBetweenMs }: CompiledRule, state: RuleState, at: Instant): void {
  state.open = undefined
  state.latched = undefined
  state.clearSince = NEVER
  if (minBetweenMs > 0) state.restsUntil = at + minBetweenMs
  forgetLevels(state)
}

function forgetLevels(state: RuleState): void {
  for (let level = 0; level < state.levelCount; level++) {
    state.setCount(level, 0)
    forgetDwell(state, level)
  }
}

/**
 * Ended by a person: what began it (a fall not taken back) is forgotten, what was learned (a resting angle) stays. The next
 * episode begins with a reading, or when the hours come round again.
 */
export function endByHand(compiled: CompiledRule, state: RuleState, at: Instant): void {
  end(compiled, state, at)
  for (const slot of compiled.episodeSlots) state.slots[slot] = undefined
  state.wakeAt = compiled.keepsHours ? Math.min(state.wakeAt, state.restsUntil) : state.restsUntil
}
