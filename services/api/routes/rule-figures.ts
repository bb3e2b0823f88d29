import type { Rule, RuleOverride } from '../../domain/model/rule.ts'
import { figureFault } from '../../domain/rules/sense/figure-fault.ts'
import { ApiProblem } from '../problem.ts'

/** Overrides that make no sense for the rule, or none together. */
export function refuseFaulty(rule: Rule, overrides: readonly RuleOverride[]): void {
  for (const override of overrides) {
    const fault = figureFault(rule, override)
    if (fault !== undefined) throw new ApiProblem(fault.code, { detail: fault.detail })
  }
  refuseTwins(overrides)
}

/** Of two overrides with one scope, nobody could say which holds. */
function refuseTwins(overrides: readonly RuleOverride[]): void {
  const scopes = new Set<string>()
  for (const { scope } of overrides) {
    const name = JSON.stringify([scope.site, scope.zone, scope.device])
    if (scopes.has(name)) throw new ApiProblem('VALIDATION_FAILED', { detail: `two overrides of ${name}` })
    scopes.add(name)
  }
}
