import type { Actor } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Rule, RuleOverride, RuleTuning } from '../../domain/model/rule.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'

export interface TuneRequest {
  readonly rule: Rule
  readonly overrides: readonly RuleOverride[]
  /** The tuning version that the person saw. */
  readonly seen: number | undefined
  readonly actor: Actor
}

/** Checks what an operator sets and takes it to every site, one tuning after the other. */
export interface RuleOffice {
  tune(request: TuneRequest): Promise<RuleTuning>
}

export function createRuleOffice({ registry, intake }: { registry: Registry; intake: Intake }): RuleOffice {
  const inTurn = new InTurn()

  async function tune({ rule, overrides, seen, actor }: TuneRequest): Promise<RuleTuning> {
    refuseFaulty(rule, overrides)
    const version = registry.tuning(rule.id)?.version ?? 0
    if (seen !== undefined && seen !== version) {
      throw new ApiProblem('RULE_VERSION_CONFLICT', { detail: `it is at version ${version}` })
    }
    const sites = new Set(registry.sites())
    if (sites.size === 0) throw new ApiProblem('NO_SITE_YET')
    const tuning: RuleTuning = { rule: rule.id, version: version + 1, overrides }
    await bring(tuning, sites, actor)
    // A site that began meanwhile may have been given the figures of before.
    await bring(tuning, new Set(registry.sites()).difference(sites), actor)
    return tuning
  }

  /** All in one turn, and so in one commit: no kill can leave a rule tuned on one site and not on the other. */
  async function bring(tuning: RuleTuning, sites: ReadonlySet<SiteId>, actor: Actor): Promise<void> {
    await Promise.all([...sites].map(site => submit(intake, site, { type: 'rule-tuned', tuning, actor })))
  }

  return { tune: request => inTurn.run(request.rule.id, () => tune(request)) }
}

/** Overrides that make no sense for the rule, or none together. */
export function refuseFaulty(rule: Rule, overrides: readonly RuleOverride[]): void {
  for (const override of overrides) {
    refuseUnfit(rule, override)
    refuseDisorder(rule, override)
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
