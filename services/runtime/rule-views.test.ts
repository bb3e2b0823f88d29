import t from 'tap'
import type { Rule } from '../domain/model/rule.ts'
import { text } from '../domain/model/text.ts'
import { RuleViews } from './rule-views.ts'

const rule = (version: number): Rule => ({
  ...{ id: 'warm', kind: 'smart-bin', version, title: text('Warm', '温热'), settings: {}, levels: [] },
})

t.test('the newest version is what there is, in whichever order the sites tell of it', async t => {
  const views = new RuleViews()
  views.save(rule(2))
  views.save(rule(1))
  t.equal(views.get('warm')?.version, 2)
  views.remove('warm', 3)
  views.save(rule(2))
  t.same([views.get('warm'), views.version('warm')], [undefined, 3])
  views.save(rule(4))
  t.same([...views.list()], [rule(4)])
})

t.test('a site that has the end of a rule and one that has the rule still agree on its end', async t => {
  const views = new RuleViews()
  const tunings = new Map()
  views.add({ tunings, customRules: new Map(), deletedRules: new Map([['warm', 2]]) })
  views.add({ tunings, customRules: new Map([['warm', rule(1)]]), deletedRules: new Map() })
  t.same([views.get('warm'), views.version('warm')], [undefined, 2])
})
