import { RuleBook, type SiteRules } from '../community/program.ts'
import type { Kind } from '../model/kind.ts'
import type { Policy } from '../model/policy.ts'
import { isZoneRule, type Rule, type RuleTuning } from '../model/rule.ts'

/** A rule with the figures that it is tried with; nothing where those of its own hold everywhere. */
export interface TriedRule {
  readonly rule: Rule
  readonly tuning: RuleTuning | undefined
}

/** What is tried on past readings: a draft, and the rule as it stands where that is another. Plain data. */
export interface Trial {
  readonly draft: TriedRule
  readonly present: TriedRule | undefined
}

/** A trial made ready. */
export interface TrialBook {
  readonly book: RuleBook
  readonly rules: SiteRules
  readonly policy: Policy
}

/** Which of the two an episode is of. Both stand in one book, so the rule as it stands goes by another name there. */
export type Side = 'draft' | 'present'

const PRESENT = 'present:'

export const sideOf = (rule: string): Side => (rule.startsWith(PRESENT) ? 'present' : 'draft')

/** A book with nothing but the rules of the trial. */
export function trialBook({ draft, present }: Trial, kinds: readonly Kind[], policy: Policy): TrialBook {
  const tried = present === undefined ? [draft] : [draft, renamed(present)]
  const rules = tried.map(({ rule }) => rule)
  const rulesOf = (kind: string): Rule[] => rules.filter(rule => rule.kind === kind)
  return {
    book: new RuleBook(
      kinds.map(kind => ({ ...kind, rules: rulesOf(kind.kind) })),
      rulesOf('*'),
    ),
    rules: {
      tunings: new Map(tried.flatMap(({ rule, tuning }) => (tuning ? [[rule.id, tuning] as const] : []))),
      customRules: new Map(),
    },
    policy: { ...policy, keepClearedMs: KEEP_CLEARED_MS },
  }
}

/** Nobody will come back to what cleared in a trial, and a draft may raise and clear thousands of times a day. */
const KEEP_CLEARED_MS = 60_000

const renamed = ({ rule, tuning }: TriedRule): TriedRule => {
  const id = `${PRESENT}${rule.id}`
  return { rule: { ...rule, id }, tuning: tuning && { ...tuning, rule: id } }
}

/** Why past readings of single devices cannot tell what the rule would have done. */
export type WhyNot = 'kind-without-readings' | 'several-devices'

/** What is raised from several devices together has no readings of its own. */
export function whyNotTried(rule: Rule, kinds: readonly Kind[]): WhyNot | undefined {
  if (isZoneRule(rule)) return 'several-devices'
  const { kind } = rule
  return kind === '*' || kinds.some(known => known.kind === kind) ? undefined : 'kind-without-readings'
}
