import type { Kind } from '../../model/kind.ts'
import { isZoneRule, type Rule } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { NEVER } from '../../model/time.ts'
import { compileRule } from '../compile.ts'
import { type Frame, NOTHING_REPORTED } from '../condition.ts'
import { describeRule } from '../describe.ts'
import { evaluate } from '../evaluate.ts'
import { newRuleState } from '../rule-state.ts'
import { WindowPlaces } from '../windows.ts'
import { fault } from './draft.ts'

/**
 * What only shows when it is made ready to run: for each kind that it applies to it is put in words, compiled, and asked
 * once about a device that reported nothing.
 */
export function runFaults(rule: Rule, kinds: readonly Kind[]): RuleFault[] {
  for (const kind of kinds) {
    if (rule.kind === '*' ? rule.except?.includes(kind.kind) : rule.kind !== kind.kind) continue
    try {
      run(rule, kind)
    } catch (error) {
      const why = (error as Error).message
      return [fault('', `cannot be run for a ${kind.kind}: ${why}`, `无法对 ${kind.kind} 执行：${why}`)]
    }
  }
  return []
}

function run(rule: Rule, kind: Kind): void {
  describeRule(rule, kind.metrics)
  // One about a zone is no part of what a device runs: it counts alerts.
  if (isZoneRule(rule)) return
  const figures = Object.entries(rule.settings).map(([name, spec]) => [name, spec.default])
  const places = new WindowPlaces()
  const compiled = compileRule(rule, Object.fromEntries(figures), kind.metrics, 0, places)
  evaluate(compiled, newRuleState(compiled), nothingReported(kind, places))
}

const nothingReported = ({ expectedIntervalMs }: Kind, { specs }: WindowPlaces): Frame => ({
  windows: specs.map(() => []),
  now: 0,
  reported: NOTHING_REPORTED,
  values: {},
  quietSince: 0,
  quietMs: 0,
  expectedIntervalMs,
  timeZone: 'UTC',
  reached: false,
  begun: false,
  found: undefined,
  wakeAt: NEVER,
})
