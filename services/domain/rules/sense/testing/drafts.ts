import t from 'tap'
import { allRules, kindList } from '../../../kinds/kinds.ts'
import { atLeast } from '../../../model/condition.ts'
import type { ConditionSpec, Rule } from '../../../model/rule.ts'
import { text } from '../../../model/text.ts'
import { knownRules } from '../gathers.ts'
import { senseFaults } from '../sense.ts'

export const full: Rule = {
  id: 'own',
  kind: 'smart-bin',
  version: 1,
  title: text('Own', '自定义'),
  settings: {},
  levels: [{ severity: 'low', when: atLeast('fillPercent', 80) }],
}
export const when = (spec: ConditionSpec, more: Partial<Rule> = {}): Rule => ({
  ...full,
  ...more,
  levels: [{ severity: 'low', when: spec }],
})

const known = knownRules(allRules)
/** Each fault in a line. */
export const said = (rule: Rule) =>
  senseFaults(rule, kindList, known).map(({ path, level, says }) => `${level} ${path}: ${says.en}`)

/** What is wrong, where it is said, and a piece of what is said. */
export type Case = readonly [title: string, rule: Rule, where: string, what: RegExp]

export function sayWhereAndWhy(cases: readonly Case[]): void {
  for (const [title, rule, where, what] of cases) {
    t.test(`it is said where and why: ${title}`, async t => {
      const faults = said(rule)
      t.equal(faults.length, 1, faults.join('; '))
      t.ok(faults[0]?.startsWith(`${where}: `), String(faults[0]))
      t.match(faults[0], what)
      t.match(senseFaults(rule, kindList, known)[0]?.says.zh, /\p{Script=Han}/u)
    })
  }
}
