import type { z } from 'zod'
import type { Kind } from '../../domain/model/kind.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { text } from '../../domain/model/text.ts'
import { hintFor } from '../../domain/rules/sense/draft.ts'
import { type KnownRules, knownRules } from '../../domain/rules/sense/gathers.ts'
import { senseFaults } from '../../domain/rules/sense/sense.ts'
import { conditionForms, ruleDefinition } from '../wire/rule-definition.ts'
import { formWords } from './form-words.ts'
import { draftOf } from './rule-draft.ts'

export interface CheckedRule {
  /** Absent where there is a fault; a warning does not hinder it. */
  readonly rule?: Rule
  readonly faults: readonly RuleFault[]
}

export interface RuleContext {
  readonly id: string
  readonly version: number
  readonly kinds: readonly Kind[]
  /** All rules there are: what one about several of them may name. Not judged where absent. */
  readonly known?: KnownRules
}

/** The rules of the product and the operator's own. */
export const rulesThere = (builtIn: readonly Rule[], own: { customRules(): Iterable<Rule> }): KnownRules =>
  knownRules([...builtIn, ...own.customRules()])

/** Conditions within conditions: deeper ones nobody could read. */
export const DEPTH_MAX = 16

/** Reads a definition: every fault at once, of form and of sense, each where it is. */
export function checkRule(raw: unknown, { id, version, kinds, known }: RuleContext): CheckedRule {
  if (isTooDeep(raw)) return { faults: [tooDeep] }
  const parsed = ruleDefinition.safeParse(raw, { reportInput: true })
  if (!parsed.success) {
    const form = parsed.error.issues.flatMap(issue => formFaults(issue))
    const rest = draftOf(raw, id)
    return { faults: rest === undefined ? form : [...form, ...senseFaults(rest, kinds, known)] }
  }
  // What is absent is absent, and the shapes are those of the domain: `satisfies` in the schema holds it to that.
  const rule = { id, version, ...parsed.data } as Rule
  const faults = senseFaults(rule, kinds, known)
  return faults.some(({ level }) => level === 'fault') ? { faults } : { rule, faults }
}

const tooDeep: RuleFault = {
  path: '',
  level: 'fault',
  says: text(`nested deeper than ${DEPTH_MAX} levels`, `嵌套超过 ${DEPTH_MAX} 层`),
}

export function isTooDeep(value: unknown, left = DEPTH_MAX): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some(each => isTooDeep(each, left - 1))
}

function formFaults(issue: z.core.$ZodIssue): RuleFault[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey(path, key))
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined)
    return [unknownShape(path, issue.input)]
  return [{ path, level: 'fault', says: formWords(issue) }]
}

const unknownKey = (path: string, key: string): RuleFault => ({
  path: path === '' ? key : `${path}.${key}`,
  level: 'fault',
  says: text(`there is no “${key}” here`, `此处没有“${key}”`),
})

function unknownShape(path: string, input: unknown): RuleFault {
  const type = String((input as { type?: unknown } | undefined)?.type ?? '')
  const hint = hintFor(type, Object.keys(conditionForms))
  const says = text(
    `there is no condition of type “${type}”${hint.en}`,
    `没有类型为“${type}”的条件${hint.zh}`,
  )
  return { path, level: 'fault', says }
}
