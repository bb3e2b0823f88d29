import { type DurationMs, type Instant, NEVER } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import type { RuleState } from '../rules/rule-state.ts'
import { earliestTimer, setEarliestTimer } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import { heldUntil } from './grace.ts'
import type { Community } from './state.ts'
import { heedTimer, movedOn, ruleTimer, type Timer } from './timer.ts'

/**
 * Waits for the time at which the rule wants to be evaluated. An entry that is due earlier than wanted stays: it is put
 * back when it fires, so a device that reports on time costs the queue nothing.
 */
export function arm(community: Community, of: DeviceState, compiled: CompiledRule, state: RuleState): void {
  if (state.wakeAt === NEVER || state.timerAt <= state.wakeAt) return
  state.timerAt = state.wakeAt
  if (!compiled.hearsSilence) setEarliestTimer(of, Math.min(earliestTimer(of), state.timerAt))
  community.timers.push(
    ruleTimer(of, compiled.rule.id, state.wakeAt, fireAtOf(community, of, compiled, state.wakeAt)),
  )
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
    community.timers.push(movedOn(spent, of, state.wakeAt, fireAtOf(community, of, compiled, state.wakeAt)))
  }
}

/** The device reports sooner than it did: its timers need not wait as long as before. */
export function armSooner(community: Community, of: DeviceState, lagBeforeMs: DurationMs): void {
  for (const { held } of Object.values(of.doubts?.metrics ?? {})) {
    if (held?.heedAt !== undefined)
      community.timers.push(heedTimer(of, held.heedAt, fireAtOf(community, of, undefined, held.heedAt)))
  }
  for (const compiled of of.program.rules) {
    const due = of.rules[compiled.place]?.timerAt ?? NEVER
    if (due === NEVER || compiled.hearsSilence) continue
    const fireAt = fireAtOf(community, of, compiled, due)
    if (fireAt < Math.max(heldUntil(community.grace, due), due + lagBeforeMs))
      community.timers.push(ruleTimer(of, compiled.rule.id, due, fireAt))
  }
}

/**
 * When what is due at this time of the device's own fires. What a device reports late, its timers know late: they wait
 * for what may still be on the way from the same time. Silence is measured by the server's own clock, and none ends while
 * the devices may be coming back.
 */
export const fireAtOf = (
  { grace }: Community,
  of: DeviceState,
  compiled: CompiledRule | undefined,
  due: Instant,
): Instant =>
  compiled?.hearsSilence ? Math.max(due, grace.until) : Math.max(heldUntil(grace, due), due + of.lagMs)
