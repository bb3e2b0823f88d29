import { keepBest } from '../alerts/keep.ts'
import type { KeptReading } from '../model/alert.ts'
import { type Instant, NEVER } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import type { Frame } from '../rules/condition.ts'
import type { Finding } from '../rules/evaluate.ts'
import type { RuleState } from '../rules/rule-state.ts'
import type { DeviceState } from './device-state.ts'

/**
 * Keeps what a rule wants kept, from the moment its condition begins: whoever blocks a lane may be seen in the first
 * reading and never again. Answers what is kept where this reading adds to it.
 */
export function see(
  of: DeviceState,
  { rule }: CompiledRule,
  state: RuleState,
  { change }: Finding,
  { now, reported }: Frame,
): readonly KeptReading[] | undefined {
  if (rule.keeps === undefined) return undefined
  if (state.open === undefined && state.begun === 0) return forget(of, rule.id)
  const since = earliestSince(state)
  const known = of.seen?.[rule.id]
  const runs = state.open !== undefined && change !== 'raised'
  const isOfThis = known !== undefined && (runs || known.since === since)
  if (!isOfThis) forget(of, rule.id)
  const kept = keepBest(isOfThis ? known.kept : [], now, reported, rule.keeps)
  if (kept !== undefined) of.seen = { ...of.seen, [rule.id]: { since: isOfThis ? known.since : since, kept } }
  return kept
}

function earliestSince(state: RuleState): Instant {
  let earliest = NEVER
  for (let level = 0; level < state.levelCount; level++) earliest = Math.min(earliest, state.since(level))
  return earliest
}

/** What was seen of the episode that is being raised or told of. */
export const seenOf = (of: DeviceState, rule: string): readonly KeptReading[] => of.seen?.[rule]?.kept ?? []

function forget(of: DeviceState, rule: string): undefined {
  if (of.seen?.[rule] === undefined) return
  const { [rule]: _, ...others } = of.seen
  of.seen = Object.keys(others).length === 0 ? undefined : others
}
