import type { Instant } from '../model/time.ts'
import type { CompiledLevel, CompiledRule } from './compile.ts'
import type { Frame, Slots } from './condition.ts'

/** What a rule remembers of one device. Plain data: it goes into the snapshot. */
export interface RuleState {
  /** Memory of another version of the rule is not understood by this one. */
  readonly version: number
  readonly slots: Slots
  readonly levels: LevelState[]
  /** An episode is running, at this level. */
  open?: number
  /** The episode ends by hand alone. */
  latched?: true
  /** Since when it is no longer so, while the off-delay runs. */
  clearSince?: Instant
  /** When it wants to be evaluated with no new reading. */
  wakeAt?: Instant
  /** Due time of its entry in the timer queue, which may be earlier than `wakeAt`: then it is put back when it fires. */
  timerAt?: Instant
}

interface LevelState {
  /** Since when its condition has been so. */
  since?: Instant
  count: number
  samples: number
}

/** What one evaluation found. */
export interface Finding {
  readonly change: 'none' | 'raised' | 'severity-changed' | 'cleared'
  /** Index of the level that the episode stands at. */
  readonly level: number
  /** This reading is a sample of a level that is reached: one more occurrence. */
  readonly triggered: boolean
}

const NOTHING: Finding = { change: 'none', level: -1, triggered: false }

export const newRuleState = (compiled: CompiledRule): RuleState => ({
  version: compiled.rule.version,
  slots: [],
  levels: compiled.levels.map(() => ({ count: 0, samples: 0 })),
})

/** Moves the state by one reading or timer and says what follows. Changes `state` in place. */
export function evaluate(compiled: CompiledRule, state: RuleState, frame: Frame): Finding {
  frame.wakeAt = Number.POSITIVE_INFINITY
  let reached = -1
  let still = false
  let triggered = false
  for (let i = 0; i < compiled.levels.length; i++) {
    const level = compiled.levels[i] as CompiledLevel
    frame.reached = state.open !== undefined && state.open >= i
    frame.begun = false
    const so = level.test(frame, state.slots)
    const ready = advance(level, state.levels[i] as LevelState, so, frame, keepsDwell(compiled, state))
    if (so === true) still = true
    if (ready) reached = i
    if (ready && (level.begins ? frame.begun : reports(frame, level.samples))) triggered = true
  }
  frame.reached = false
  const over = compiled.clear === undefined ? !still : compiled.clear(frame, state.slots) === true
  const finding = settle(compiled, state, { reached, still, over, triggered }, frame)
  if (frame.wakeAt === Number.POSITIVE_INFINITY) delete state.wakeAt
  else state.wakeAt = frame.wakeAt
  return finding
}

// An off-delay bridges flicker: while an episode is running, the dwell of its higher levels goes on through it.
const keepsDwell = (compiled: CompiledRule, state: RuleState): boolean =>
  compiled.clearForMs > 0 && state.open !== undefined

/** Counts what the level waits for; true when its condition is so and has been for long and often enough. */
function advance(
  level: CompiledLevel,
  state: LevelState,
  so: boolean | undefined,
  frame: Frame,
  keepDwell: boolean,
): boolean {
  if (so === undefined) return false
  if (!so) {
    state.count = 0
    if (!keepDwell) forgetDwell(state)
    return false
  }
  if (state.since === undefined) state.since = frame.now
  if (level.samples.size === 0 || reports(frame, level.samples)) {
    state.count++
    state.samples++
  }
  const due = state.since + level.forMs
  if (frame.now < due) frame.wakeAt = Math.min(frame.wakeAt, due)
  return frame.now >= due && hasBeenOftenEnough(level, state)
}

// Once is enough for most levels, whether it was this reading that said so or only time and figures that changed.
const hasBeenOftenEnough = (level: CompiledLevel, state: LevelState): boolean =>
  (level.count === 1 || state.count >= level.count) &&
  (level.samplesMin === 1 || state.samples >= level.samplesMin)

function forgetDwell(state: LevelState): void {
  delete state.since
  state.samples = 0
}

function reports(frame: Frame, metrics: ReadonlySet<string>): boolean {
  for (const metric of metrics) if (frame.reported[metric] !== undefined) return true
  return false
}

interface Judged {
  readonly reached: number
  readonly still: boolean
  readonly over: boolean
  readonly triggered: boolean
}

function settle(compiled: CompiledRule, state: RuleState, judged: Judged, frame: Frame): Finding {
  if (state.open === undefined) {
    if (judged.reached < 0) return NOTHING
    return stand('raised', compiled, state, judged.reached, judged.triggered)
  }
  if (judged.over && !judged.still && !state.latched) return clearing(compiled, state, state.open, frame)
  delete state.clearSince
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
  state.clearSince ??= frame.now
  const due = state.clearSince + compiled.clearForMs
  if (frame.now < due) {
    frame.wakeAt = Math.min(frame.wakeAt, due)
    return { change: 'none', level, triggered: false }
  }
  end(state)
  return { change: 'cleared', level, triggered: false }
}

/** The episode is over, by itself or by hand: the next one starts from nothing but what the device is. */
export function end(state: RuleState): void {
  delete state.open
  delete state.latched
  delete state.clearSince
  for (const level of state.levels) {
    level.count = 0
    forgetDwell(level)
  }
}

/** Ended by a person: what began it (a fall not taken back) is forgotten, what was learned (a resting angle) stays. */
export function endByHand(compiled: CompiledRule, state: RuleState): void {
  end(state)
  for (const slot of compiled.episodeSlots) state.slots[slot] = undefined
  delete state.wakeAt
}
