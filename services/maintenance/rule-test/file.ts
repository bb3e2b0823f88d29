import { parse } from 'yaml'
import { checkRule } from '../../api/form/rule-check.ts'
import { CommandError } from '../../cli/command-error.ts'
import { allRules, kindList } from '../../domain/kinds/kinds.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { hintFor } from '../../domain/rules/sense/draft.ts'
import { fileForm } from './form.ts'
import { refusedBy } from './refused.ts'
import { ONLY, type RuleTestFile } from './table.ts'

/** Throws a `CommandError` that names every fault. */
export function readRuleTests(yaml: string, name: string): RuleTestFile {
  const content = parsedYaml(yaml, name)
  if (content === null) throw new CommandError(`${name}: it is empty; a rule and its tests are expected`)
  const { data, error } = fileForm.safeParse(content)
  if (error !== undefined) {
    const faults = error.issues.map(({ path, message }) => `  ${path.join('.') || 'file'}: ${message}`)
    throw new CommandError([`${name}:`, ...faults].join('\n'))
  }
  const { rule, warnings } = ruleIn(data.rule, name)
  const file: RuleTestFile = {
    rule,
    warnings,
    isBuiltIn: typeof data.rule === 'string',
    settings: data.settings,
    kind: kindFor(rule, data.device.kind, name),
    intervalMs: data.device.interval,
    timeZone: data.timeZone,
    start: Date.parse(data.start),
    tests: data.tests.map(({ every, devices = {}, series, expect, events, ...test }) => ({
      name: test.name,
      everyMs: every,
      devices: [
        ...(series === undefined ? [] : [{ id: ONLY, zone: 'zone', series }]),
        ...Object.entries(devices).map(([id, device]) => ({ id, ...device })),
      ],
      expect: expect.map(({ at: atMs, open }) => ({ atMs, open })),
      events,
    })),
  }
  const refused = refusedBy(file)
  if (refused.length > 0) throw new CommandError([`${name}:`, ...refused].join('\n'))
  return file
}

function parsedYaml(yaml: string, name: string): unknown {
  try {
    return parse(yaml)
  } catch (error) {
    throw new CommandError(`${name}: ${(error as Error).message}`)
  }
}

function ruleIn(
  given: string | { id: string },
  name: string,
): { rule: Rule; warnings: readonly RuleFault[] } {
  if (typeof given === 'string') {
    const rule = allRules.find(({ id }) => id === given)
    const hint = hintFor(
      given,
      allRules.map(({ id }) => id),
    )
    if (rule === undefined) throw new CommandError(`${name}: there is no rule “${given}”${hint.en}`)
    return { rule, warnings: [] }
  }
  const { id, ...definition } = given
  const { rule, faults } = checkRule(definition, { id, version: 1, kinds: kindList })
  if (rule === undefined) throw new CommandError([`${name}:`, ...faults.map(faultWords)].join('\n'))
  return { rule, warnings: faults }
}

export const faultWords = ({ path, level, says }: RuleFault): string =>
  `  ${level === 'warning' ? 'warning: ' : ''}rule${path === '' ? '' : `.${path}`}: ${says.en}`

function kindFor({ kind, except = [] }: Rule, given: string | undefined, name: string): string {
  if (given !== undefined && (kind === '*' ? except.includes(given) : given !== kind)) {
    throw new CommandError(`${name}: device.kind: the rule does not apply to ${given}`)
  }
  if (kind !== '*') return kind
  if (given !== undefined && kindList.some(each => each.kind === given)) return given
  throw new CommandError(`${name}: device.kind: the rule is for all kinds; say which one the devices are of`)
}
