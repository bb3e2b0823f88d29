import { type Alert, isWorse, type Severity } from '../model/alert.ts'
import { type Instant, NEVER } from '../model/time.ts'
import type { CompiledRule } from './compile.ts'
import type { Slots } from './condition.ts'

// Where each number stands; after those come four of each level.
const CLEAR_SINCE = 0
const RESTS_UNTIL = 1
const WAKE_AT = 2
const TIMER_AT = 3
const LEVELS = 4
const SINCE = 0
const GAP_SINCE = 1
const COUNT = 2
const SAMPLES = 3
const LEVEL_WIDTH = 4

/**
 * What a rule remembers of one device. Times that are not set are `NEVER`. They stand in one list: as fields each of them
 * would be an object of its own, and a device's reading would touch a dozen places of memory for each of its rules.
 */
export class RuleState {
  /** Memory of another version of the rule is not understood by this one. */
  version: number
  readonly slots: Slots
  /** How many of the levels are so. */
  begun = 0
  /** An episode is running, at this level. */
  open: number | undefined = undefined
  /** The episode ends by hand alone. */
  latched: true | undefined = undefined
  readonly #numbers: number[]

  constructor(version: number, levels: number, slots: Slots = []) {
    this.version = version
    this.slots = slots
    this.#numbers = [NEVER, NEVER, NEVER, NEVER]
    for (let level = 0; level < levels; level++) this.#numbers.push(NEVER, NEVER, 0, 0)
  }

  get levelCount(): number {
    return (this.#numbers.length - LEVELS) / LEVEL_WIDTH
  }

  /** Since when it is no longer so, while the off-delay runs. */
  get clearSince(): Instant {
    return this.#numbers[CLEAR_SINCE] as Instant
  }
  set clearSince(at: Instant) {
    this.#numbers[CLEAR_SINCE] = at
  }

  /** The next episode does not begin before this. */
  get restsUntil(): Instant {
    return this.#numbers[RESTS_UNTIL] as Instant
  }
  set restsUntil(at: Instant) {
    this.#numbers[RESTS_UNTIL] = at
  }

  /** When it wants to be evaluated with no new reading. */
  get wakeAt(): Instant {
    return this.#numbers[WAKE_AT] as Instant
  }
  set wakeAt(at: Instant) {
    this.#numbers[WAKE_AT] = at
  }

  /** Due time of its entry in the timer queue, which may be earlier than `wakeAt`: then it is put back when it fires. */
  get timerAt(): Instant {
    return this.#numbers[TIMER_AT] as Instant
  }
  set timerAt(at: Instant) {
    this.#numbers[TIMER_AT] = at
  }

  /** Since when the level's condition has been so. */
  since(level: number): Instant {
    return this.#numbers[LEVELS + level * LEVEL_WIDTH + SINCE] as Instant
  }
  setSince(level: number, at: Instant): void {
    this.#numbers[LEVELS + level * LEVEL_WIDTH + SINCE] = at
  }

  /** Since when it has not been so, where it may go on as if it had. */
  gapSince(level: number): Instant {
    return this.#numbers[LEVELS + level * LEVEL_WIDTH + GAP_SINCE] as Instant
  }
  setGapSince(level: number, at: Instant): void {
    this.#numbers[LEVELS + level * LEVEL_WIDTH + GAP_SINCE] = at
  }

  /** Samples in a row that were so. */
  count(level: number): number {
    return this.#numbers[LEVELS + level * LEVEL_WIDTH + COUNT] as number
  }
  setCount(level: number, count: number): void {
    this.#numbers[LEVELS + level * LEVEL_WIDTH + COUNT] = count
  }

  /** Samples since it has been so. */
  samples(level: number): number {
    return this.#numbers[LEVELS + level * LEVEL_WIDTH + SAMPLES] as number
  }
  setSamples(level: number, samples: number): void {
    this.#numbers[LEVELS + level * LEVEL_WIDTH + SAMPLES] = samples
  }
}

export const newRuleState = ({ rule, levels }: CompiledRule): RuleState =>
  new RuleState(rule.version, levels.length)

/** Nothing but the episode that runs, at the level that is nearest to how it stood. A call for help stays for a person. */
export function goingOn(compiled: CompiledRule, { severity, latched }: Alert): RuleState {
  const state = newRuleState(compiled)
  state.open = nearestLevel(compiled, severity)
  if (latched || compiled.rule.lifeSafety) state.latched = true
  return state
}

/** The last level that is not worse, or the first where all are. */
const nearestLevel = ({ levels }: CompiledRule, severity: Severity): number =>
  Math.max(
    0,
    levels.findLastIndex(level => !isWorse(level.severity, severity)),
  )

/** Nothing runs and nothing is waited for. Of a rule without a memory it says as much as no state at all. */
export const isAtRest = (state: RuleState): boolean =>
  state.open === undefined &&
  remembersNothing(state.slots) &&
  state.begun === 0 &&
  state.restsUntil === NEVER &&
  state.wakeAt === NEVER &&
  state.timerAt === NEVER

function remembersNothing(slots: Slots): boolean {
  for (const slot of slots) if (slot !== undefined && slot !== null) return false
  return true
}

interface FrozenLevelState {
  readonly since?: Instant
  readonly gapSince?: Instant
  readonly count: number
  readonly samples: number
}

/** Its form in a snapshot: what is not set is absent. */
export interface FrozenRuleState {
  readonly version: number
  readonly slots: Slots
  readonly levels: readonly FrozenLevelState[]
  readonly open?: number
  readonly latched?: true
  readonly clearSince?: Instant
  readonly restsUntil?: Instant
  readonly wakeAt?: Instant
  readonly timerAt?: Instant
}

export const freezeRuleState = (state: RuleState): FrozenRuleState => ({
  version: state.version,
  slots: state.slots,
  levels: Array.from({ length: state.levelCount }, (_, level) => freezeLevel(state, level)),
  ...(state.open !== undefined && { open: state.open }),
  ...(state.latched && { latched: state.latched }),
  ...(state.clearSince !== NEVER && { clearSince: state.clearSince }),
  ...(state.restsUntil !== NEVER && { restsUntil: state.restsUntil }),
  ...(state.wakeAt !== NEVER && { wakeAt: state.wakeAt }),
  ...(state.timerAt !== NEVER && { timerAt: state.timerAt }),
})

const freezeLevel = (state: RuleState, level: number): FrozenLevelState => ({
  ...{ count: state.count(level), samples: state.samples(level) },
  ...(state.since(level) !== NEVER && { since: state.since(level) }),
  ...(state.gapSince(level) !== NEVER && { gapSince: state.gapSince(level) }),
})

export function thawRuleState(frozen: FrozenRuleState): RuleState {
  const state = new RuleState(frozen.version, frozen.levels.length, frozen.slots)
  frozen.levels.forEach(({ since = NEVER, gapSince = NEVER, count, samples }, level) => {
    state.setSince(level, since)
    state.setGapSince(level, gapSince)
    state.setCount(level, count)
    state.setSamples(level, samples)
  })
  state.begun = frozen.levels.filter(({ since }) => since !== undefined).length
  state.open = frozen.open
  state.latched = frozen.latched
  state.clearSince = frozen.clearSince ?? NEVER
  state.restsUntil = frozen.restsUntil ?? NEVER
  state.wakeAt = frozen.wakeAt ?? NEVER
  state.timerAt = frozen.timerAt ?? NEVER
  return state
}
