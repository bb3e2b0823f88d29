import { type DurationMs, type Instant, NEVER } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import type { RuleState } from '../rules/rule-state.ts'
import { earliestTimer, setEarliestTimer } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import type { Community } from './state.ts'
import { movedOn, ruleTimer, type Timer } from './timer.ts'

/**
 * Waits for the time at which the rule wants to be evaluated. An entry that is due earlier than wanted stays: it is put
 * back when it fires, so a device that reports on time costs the queue nothing.
 */
export function arm(community: Community, of: DeviceState, compiled: CompiledRule, state: RuleState): void {
  if (state.wakeAt === NEVER || state.timerAt <= state.wakeAt) return
  state.timerAt = state.wakeAt
  if (!compiled.hearsSilence) setEarliestTimer(of, Math.min(earliestTimer(of), state.timerAt))
  community.timers.push(ruleTimer(of, compiled.rule.id, state.wakeAt, lagOf(of, compiled)))
}

/** The rule's entry fired too early. Where it is given it is put back itself, for it is of no more use. */
export function armAgain(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  state: RuleState,
  spent: Timer | undefined,
): void {
  if (spent === undefined) arm(community, of, compiled, state)
  else {
    state.timerAt = state.wakeAt
    community.timers.push(movedOn(spent, of, state.wakeAt, lagOf(of, compiled)))
  }
}

/**
 * The device reports sooner than it did: its timers need not wait as long as before. What came due by the lag before is
 * left as it is, for a start may hold it back.
 */
export function armSooner(
  community: Community,
  of: DeviceState,
  lagBeforeMs: DurationMs,
  now: Instant,
): void {
  for (const compiled of of.program.rules) {
    const due = of.rules[compiled.place]?.timerAt ?? NEVER
    if (due === NEVER || compiled.hearsSilence || due + lagBeforeMs <= now) continue
    community.timers.push(ruleTimer(of, compiled.rule.id, due, of.lagMs))
  }
}

/** A start holds back what is due. An entry that is due earlier than wanted would hold back what is wanted with it. */
export function armAnew(community: Community, of: DeviceState, now: Instant): void {
  for (const compiled of of.program.rules) {
    const state = of.rules[compiled.place]
    if (state === undefined || compiled.hearsSilence) continue
    if (state.timerAt > now || state.wakeAt <= state.timerAt || state.wakeAt === NEVER) continue
    state.timerAt = NEVER
    arm(community, of, compiled, state)
  }
}

// What a device reports late, its timers know late: they wait for what may still be on the way from the same time.
// Silence is measured by the server's own clock.
const lagOf = (of: DeviceState, compiled: CompiledRule): DurationMs => (compiled.hearsSilence ? 0 : of.lagMs)
