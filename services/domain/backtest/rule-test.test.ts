import t from 'tap'
import { kindList } from '../kinds/kinds.ts'
import { all, atLeast } from '../model/condition.ts'
import type { Rule } from '../model/rule.ts'
import type { RuleTestRow } from '../model/rule-test.ts'
import { text } from '../model/text.ts'
import { MINUTE } from '../model/time.ts'
import { runRuleTest } from './rule-test.ts'

const rule: Rule = {
  id: 'bin-warm',
  kind: 'smart-bin',
  version: 1,
  title: text('Warm', '发热'),
  settings: {},
  levels: [{ severity: 'low', when: atLeast('temperatureC', 40), forMs: 10 * MINUTE }],
}
const row = (minutes: number, temperatureC?: number): RuleTestRow => ({
  atMs: minutes * MINUTE,
  values: temperatureC === undefined ? {} : { temperatureC },
})
const got = (of: Rule, ...rows: RuleTestRow[]) =>
  runRuleTest(of, { name: 'x', rows }, kindList).rows.map(each => each.got)

t.test('time goes on where nothing is reported, and what lasts long enough is raised then', async t => {
  t.same(got(rule, row(0, 42), row(9), row(10), row(11, 38)), ['nothing', 'nothing', 'low', 'cleared'])
})

t.test('a value that jumps is believed with the second reading, as on the server', async t => {
  t.same(got(rule, row(0, 42), row(10), row(11, 20), row(12, 20)), ['nothing', 'low', 'low', 'cleared'])
})

t.test('a rule that is off by itself, or only tried, is tested all the same', async t => {
  t.same(got({ ...rule, optIn: true, dryRun: true }, row(0, 42), row(10)), ['nothing', 'low'])
})

t.test('the test begins on a Monday at midnight', async t => {
  const when = { type: 'during', days: ['mon'], from: '22:00', to: '23:00' } as const
  const night: Rule = { ...rule, levels: [{ severity: 'low', when: all(atLeast('temperatureC', 0), when) }] }
  t.same(got(night, row(0, 20), row(22 * 60), row(23 * 60)), ['nothing', 'low', 'cleared'])
})
