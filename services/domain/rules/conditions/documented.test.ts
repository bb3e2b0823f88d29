import { readFileSync } from 'node:fs'
import t from 'tap'
import { kindList } from '../../kinds/kinds.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { describeLevel } from '../describe.ts'
import { mentions } from '../reader.ts'
import { subjectOf } from '../subject.ts'
import { shapes } from './shapes.ts'

const page = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8')
const conditions = page.slice(page.indexOf('## Conditions'), page.indexOf('## Delays'))
const settings = { homeLat: 31.23, homeLon: 121.47, radiusM: 500 }

/** Each example of the page: the condition, and what it says that people read. */
const examples = [...conditions.matchAll(/```json\n([^`]*)```\n> (.*)\n>\n> (.*)\n/g)].map(
  ([, json = '', en, zh]) => ({ when: JSON.parse(json) as ConditionSpec, en, zh }),
)

t.test('every shape of a condition has its example', async t => {
  t.equal(
    examples.length,
    conditions.split('```json').length - 1,
    'each example is followed by its sentences',
  )
  for (const type of Object.keys(shapes) as ConditionSpec['type'][]) {
    t.ok(
      examples.some(({ when }) => mentions(when, type)),
      type,
    )
  }
})

for (const { when, en, zh } of examples) {
  t.test(`the example “${en}” reads so in both languages`, async t => {
    const metrics = Object.assign({}, ...kindList.map(kind => kind.metrics))
    const named = subjectOf(when, settings).metrics
    const kind = kindList.find(({ metrics }) => named.every(metric => metrics[metric] !== undefined))
    t.same(describeLevel({ severity: 'low', when }, settings, kind?.metrics ?? metrics), { en, zh })
  })
}
