import type { RuleFault } from '../../model/rule-fault.ts'
import { type Draft, fault } from './draft.ts'

/** What nothing may hold back cannot be held back to try it. */
export const dryRunFaults = ({ dryRun, lifeSafety, neverHeld }: Draft): RuleFault[] =>
  dryRun && (lifeSafety || neverHeld)
    ? [
        fault(
          'dryRun',
          'a rule of life safety, or that is never held back, is heard of at once: try it without those marks first',
          '人身安全或从不抑制的规则必须立即通知：请先去掉该标记再试运行',
        ),
      ]
    : []
