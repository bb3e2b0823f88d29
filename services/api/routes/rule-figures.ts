import type { Rule, RuleOverride } from '../../domain/model/rule.ts'
import { limitFaults } from '../../domain/rules/sense/limits.ts'
import { ApiProblem } from '../problem.ts'

/** Overrides that make no sense for the rule, or none together. */
export function refuseFaulty(rule: Rule, overrides: readonly RuleOverride[]): void {
  for (const override of overrides) {
    refuseUnfit(rule, override)
    refuseDisorder(rule, override)
    refuseBeyond(rule, override)
  }
  refuseTwins(overrides)
}

/** Levels in the wrong order, or an end above the beginning, would raise and clear for ever. */
function refuseDisorder(rule: Rule, { settings = {} }: RuleOverride): void {
  const names = rule.ascending ?? []
  const figureOf = (name: string): number => settings[name] ?? rule.settings[name]?.default ?? 0
  for (const [i, name] of names.entries()) {
    const before = names[i - 1]
    if (before === undefined || figureOf(before) < figureOf(name)) continue
    const detail = `${name} (${figureOf(name)}) must be greater than ${before} (${figureOf(before)})`
    throw new ApiProblem('SETTING_OUT_OF_RANGE', { detail })
  }
}

/** What a condition cannot work with, however wide the range of the setting is. */
function refuseBeyond(rule: Rule, { settings = {} }: RuleOverride): void {
  const figured = Object.entries(rule.settings).map(([name, spec]) => [
    name,
    { ...spec, default: settings[name] ?? spec.default },
  ])
  const before = new Set(limitFaults(rule, {}).map(({ path }) => path))
  const [beyond] = limitFaults({ ...rule, settings: Object.fromEntries(figured) }, {}).filter(
    ({ path }) => !before.has(path),
  )
  if (beyond !== undefined)
    throw new ApiProblem('SETTING_OUT_OF_RANGE', { detail: `${beyond.path}: ${beyond.says.en}` })
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

function refuseUnfit(rule: Rule, { settings = {} }: RuleOverride): void {
  for (const [name, value] of Object.entries(settings)) {
    const spec = Object.hasOwn(rule.settings, name) ? rule.settings[name] : undefined
    if (spec === undefined) throw new ApiProblem('SETTING_UNKNOWN', { detail: name })
    if (value < spec.min || value > spec.max || (spec.integer && !Number.isInteger(value))) {
      const what = spec.integer ? 'a whole number ' : ''
      throw new ApiProblem('SETTING_OUT_OF_RANGE', {
        detail: `${name}: ${what}from ${spec.min} to ${spec.max} ${spec.unit}, got ${value}`,
      })
    }
  }
}
