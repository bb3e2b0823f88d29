import { runRuleTest } from '../../domain/backtest/rule-test.ts'
import type { Input } from '../../domain/model/input.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { type Actor, SYSTEM } from '../../domain/model/person.ts'
import { isId, type SiteId } from '../../domain/model/place.ts'
import type { Rule, RuleOverride, RuleTuning } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { text } from '../../domain/model/text.ts'
import { type IsGone, withoutGone } from '../../domain/rules/device-overrides.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import {
  type Doubt,
  deletionDoubts,
  offDoubts,
  orderDoubts,
  refuseUnconfirmed,
  testDoubts,
  weakerDoubts,
} from '../form/confirmation.ts'
import { refuseNowhere } from '../form/override-places.ts'
import { overrideWarnings } from '../form/override-warnings.ts'
import { placesThere } from '../form/places-there.ts'
import { checkRule, rulesThere } from '../form/rule-check.ts'
import { SERVER_RULES } from '../form/rule-titles.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'
import { ID_WORDS } from '../wire/device.ts'
import type { WireConfirmation } from '../wire/rule.ts'
import { refuseFaulty } from './rule-figures.ts'

/** Who does it, and in which words. */
interface By {
  readonly actor: Actor
  readonly note: string | undefined
  /** What the person says that they mean. */
  readonly confirm?: readonly WireConfirmation[] | undefined
}

export interface TuneRequest extends By {
  readonly rule: Rule
  readonly overrides: readonly RuleOverride[]
  /** The tuning version that the person saw. */
  readonly seen: number | undefined
  /** Those that the person may set; the others stay as they are. All of them where absent. */
  readonly isOwn?: (override: RuleOverride) => boolean
}

export interface SaveRequest extends By {
  readonly id: string
  /** As it came: it is checked here. */
  readonly definition: unknown
  /** Those that are set already where absent. */
  readonly overrides: readonly RuleOverride[] | undefined
  /** The version of the rule that the person saw; 0 where there was none. */
  readonly seen: number | undefined
}

export interface Saved {
  readonly rule: Rule
  readonly tuning: RuleTuning | undefined
  readonly warnings: readonly RuleFault[]
}

export interface ForgetRequest {
  readonly isGone: IsGone
  readonly actor: Actor
  /** One that may not have a device yet, or any more. */
  readonly site?: SiteId
  /** What is submitted in the same turn, ahead of it, and so in one commit with it. */
  readonly first?: () => Promise<unknown>
}

/** Checks what an operator writes and sets and takes it to every site, one thing at a time. */
export interface RuleOffice {
  tune(request: TuneRequest): Promise<RuleTuning>
  save(request: SaveRequest): Promise<Saved>
  remove(request: By & { readonly id: string }): Promise<void>
  /** Takes back what is set for devices that are gone, on every site. */
  forget(request: ForgetRequest): Promise<void>
}

export interface RuleOfficeOptions {
  readonly registry: Registry
  readonly intake: Intake
  readonly kinds: readonly Kind[]
  readonly rules: readonly Rule[]
  readonly ownRulesMax: number
}

export function createRuleOffice(options: RuleOfficeOptions): RuleOffice {
  const { registry, intake, kinds, ownRulesMax } = options
  const builtIn = new Set(options.rules.map(({ id }) => id).concat(RESERVED))
  const there = placesThere(registry)
  const inTurn = new InTurn()

  async function tune({ rule, overrides: own, seen, isOwn, ...by }: TuneRequest): Promise<RuleTuning> {
    const before = registry.tuning(rule.id)
    const others = isOwn && before ? before.overrides.filter(override => !isOwn(override)) : []
    const overrides = [...others, ...own]
    const set = before?.overrides ?? []
    refuseFaulty(rule, overrides)
    refuseStale(before?.version ?? 0, seen)
    refuseNowhere(rule, own, set, there)
    refuseUnconfirmed([...offDoubts(rule, set, overrides), ...orderDoubts(rule, set, overrides)], by.confirm)
    const tuning = nextTuning(rule.id, overrides)
    await bring([{ type: 'rule-tuned', tuning, ...who(by) }])
    return tuning
  }

  async function save({ id, definition, overrides, seen, ...by }: SaveRequest): Promise<Saved> {
    const present = registry.customRule(id)
    refuseStale(present?.version ?? 0, seen)
    if (builtIn.has(id)) throw new ApiProblem('RULE_BUILT_IN', { detail: id })
    refuseName(id)
    if (present === undefined && [...registry.customRules()].length >= ownRulesMax) {
      throw new ApiProblem('RULES_TOO_MANY', { detail: `LINLI_OWN_RULES is ${ownRulesMax}` })
    }
    const known = rulesThere(options.rules, registry)
    const version = registry.ruleVersion(id) + 1
    const { rule, faults } = checkRule(definition, { id, version, kinds, known })
    const moved =
      present !== undefined && rule !== undefined && rule.kind !== present.kind ? [otherKind(present)] : []
    if (rule === undefined || moved.length > 0)
      throw new ApiProblem('RULE_INVALID', { faults: [...faults, ...moved] })
    const tuning = tuningFor(rule, present === undefined, overrides)
    refuseUnconfirmed(doubtsAbout(rule, present, tuning), by.confirm)
    const inputs: Input[] = [{ type: 'rule-saved', rule, ...who(by) }]
    if (tuning !== undefined && tuning !== registry.tuning(id))
      inputs.push({ type: 'rule-tuned', tuning, ...who(by) })
    await bring(inputs)
    const warnings = [...faults, ...overrideWarnings(rule, overrides ?? [], there())]
    return { rule, tuning, warnings }
  }

  /** A tuning that is given anew may be of a rule that is; what it was before counts. */
  function doubtsAbout(rule: Rule, present: Rule | undefined, tuning: RuleTuning | undefined): Doubt[] {
    const before = present === undefined ? [] : (registry.tuning(rule.id)?.overrides ?? [])
    return [
      ...weakerDoubts(present, rule),
      ...offDoubts(rule, before, tuning?.overrides ?? []),
      ...testDoubts((rule.tests ?? []).map(test => runRuleTest(rule, test, kinds))),
    ]
  }

  /** What is set has to fit what is saved; a rule that begins anew under an old id begins with nothing set. */
  function tuningFor(
    rule: Rule,
    isNew: boolean,
    given: readonly RuleOverride[] | undefined,
  ): RuleTuning | undefined {
    const before = registry.tuning(rule.id)
    const overrides = given ?? (isNew ? [] : (before?.overrides ?? []))
    refuseFaulty(rule, overrides)
    refuseNowhere(rule, overrides, before?.overrides ?? [], there)
    if (JSON.stringify(overrides) === JSON.stringify(before?.overrides ?? [])) return before
    return nextTuning(rule.id, overrides)
  }

  const nextTuning = (rule: string, overrides: readonly RuleOverride[]): RuleTuning => ({
    rule,
    version: (registry.tuning(rule)?.version ?? 0) + 1,
    overrides,
  })

  async function remove({ id, ...by }: By & { readonly id: string }): Promise<void> {
    if (builtIn.has(id)) throw new ApiProblem('RULE_BUILT_IN', { detail: id })
    const rule = registry.customRule(id)
    if (rule === undefined) throw new ApiProblem('RULE_NOT_FOUND')
    refuseUnconfirmed(deletionDoubts(rule), by.confirm)
    await bring([{ type: 'rule-deleted', rule: id, version: registry.ruleVersion(id) + 1, ...who(by) }])
  }

  async function forget({ isGone, actor, site, first }: ForgetRequest): Promise<void> {
    const inputs = [...options.rules, ...registry.customRules()].flatMap(({ id }): Input[] => {
      const set = registry.tuning(id)?.overrides ?? []
      const kept = withoutGone(set, isGone)
      if (kept.length === set.length) return []
      return [{ type: 'rule-tuned', tuning: nextTuning(id, kept), actor, note: 'device deleted' }]
    })
    const sites = new Set([...(site === undefined ? [] : [site]), ...registry.sites()])
    await Promise.all([first?.(), bringTo(sites, inputs)])
    await bringTo(new Set(registry.sites()).difference(sites), inputs)
  }

  async function bring(inputs: readonly Input[]): Promise<void> {
    const sites = new Set(registry.sites())
    if (sites.size === 0) throw new ApiProblem('NO_SITE_YET')
    await bringTo(sites, inputs)
    // A site that began meanwhile may have been given what was before.
    await bringTo(new Set(registry.sites()).difference(sites), inputs)
  }

  /** All in one turn, and so in one commit: no kill can leave a rule changed on one site and not on the other. */
  async function bringTo(sites: ReadonlySet<SiteId>, inputs: readonly Input[]): Promise<void> {
    await Promise.all([...sites].flatMap(site => inputs.map(input => submit(intake, site, input))))
  }

  return {
    tune: request => inTurn.run(RULES, () => tune(request)),
    save: request => inTurn.run(RULES, () => save(request)),
    remove: request => inTurn.run(RULES, () => remove(request)),
    forget: request => inTurn.run(RULES, () => forget(request)),
  }
}

/** What was set for devices that were deleted when that took nothing back yet. */
export const forgetDeleted = ({ forget }: RuleOffice, registry: Registry): Promise<void> =>
  forget({
    isGone: id => registry.get(id) === undefined && registry.deletedAt(id) !== undefined,
    actor: SYSTEM,
  })

/** Own rules are counted, and what is set for a device is set in several: they are changed one after the other. */
const RULES = 'rules'

/** What the server says by itself under this name is no rule of anybody's. */
const RESERVED = SERVER_RULES.map(({ id }) => id)

/** What follows `/api/rules/`, and is no rule there. */
const TAKEN: ReadonlySet<string> = new Set(['backtest', 'backtests', 'check'])

/** One that was saved before there was this check can be read and deleted. */
function refuseName(id: string): void {
  if (!isId(id)) throw new ApiProblem('VALIDATION_FAILED', { detail: `id: ${ID_WORDS}` })
  if (TAKEN.has(id)) {
    throw new ApiProblem('VALIDATION_FAILED', { detail: `id: “${id}” is a word of the API; take another` })
  }
}

const who = ({ actor, note }: By) => ({ actor, ...(note !== undefined && { note }) })

function refuseStale(version: number, seen: number | undefined): void {
  if (seen === undefined || seen === version) return
  throw new ApiProblem('RULE_VERSION_CONFLICT', { detail: `it is at version ${version}` })
}

const otherKind = ({ kind }: Rule): RuleFault => ({
  path: 'kind',
  level: 'fault',
  says: text(
    `it stays a rule for ${kind}; copy it to make one for another kind`,
    `规则的设备类型仍为 ${kind}；如需其他类型请复制为新规则`,
  ),
})
