import { type Alert, isWorse, type Severity } from '../model/alert.ts'
import { type Instant, NEVER } from '../model/time.ts'
import type { CompiledRule } from './compile.ts'
import type { Slots } from './condition.ts'

/**
 * What a rule remembers of one device. Plain data. Times that are not set are `NEVER` and nothing is ever deleted: so
 * all states have one layout, and a time is written where it lies. To delete a level's dwell alone cost 380 ns a reading.
 */
export interface RuleState {
  /** Memory of another version of the rule is not understood by this one. */
  version: number
  readonly slots: Slots
  readonly levels: LevelState[]
  /** How many of the levels are so. */
  begun: number
  /** An episode is running, at this level. */
  open: number | undefined
  /** The episode ends by hand alone. */
  latched: true | undefined
  /** Since when it is no longer so, while the off-delay runs. */
  clearSince: Instant
  /** The next episode does not begin before this. */
  restsUntil: Instant
  /** When it wants to be evaluated with no new reading. */
  wakeAt: Instant
  /** Due time of its entry in the timer queue, which may be earlier than `wakeAt`: then it is put back when it fires. */
  timerAt: Instant
}

export interface LevelState {
  /** Since when its condition has been so. */
  since: Instant
  /** Since when it has not been so, where it may go on as if it had. */
  gapSince: Instant
  count: number
  samples: number
}

export const newRuleState = (compiled: CompiledRule): RuleState => ({
  version: compiled.rule.version,
  slots: [],
  levels: compiled.levels.map(newLevelState),
  begun: 0,
  open: undefined,
  latched: undefined,
  clearSince: NEVER,
  restsUntil: NEVER,
  wakeAt: NEVER,
  timerAt: NEVER,
})

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

const newLevelState = (): LevelState => ({ since: NEVER, gapSince: NEVER, count: 0, samples: 0 })

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
  levels: state.levels.map(({ since, gapSince, count, samples }) => ({
    ...{ count, samples },
    ...(since !== NEVER && { since }),
    ...(gapSince !== NEVER && { gapSince }),
  })),
  ...(state.open !== undefined && { open: state.open }),
  ...(state.latched && { latched: state.latched }),
  ...(state.clearSince !== NEVER && { clearSince: state.clearSince }),
  ...(state.restsUntil !== NEVER && { restsUntil: state.restsUntil }),
  ...(state.wakeAt !== NEVER && { wakeAt: state.wakeAt }),
  ...(state.timerAt !== NEVER && { timerAt: state.timerAt }),
})

export const thawRuleState = (frozen: FrozenRuleState): RuleState => ({
  version: frozen.version,
  slots: frozen.slots,
  levels: frozen.levels.map(({ since = NEVER, gapSince = NEVER, count, samples }) => ({
    ...{ since, gapSince, count, samples },
  })),
  begun: frozen.levels.filter(({ since }) => since !== undefined).length,
  open: frozen.open,
  latched: frozen.latched,
  clearSince: frozen.clearSince ?? NEVER,
  restsUntil: frozen.restsUntil ?? NEVER,
  wakeAt: frozen.wakeAt ?? NEVER,
  timerAt: frozen.timerAt ?? NEVER,
})
