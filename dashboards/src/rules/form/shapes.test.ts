import t from 'tap'
import { conditionForms } from '../../../../services/api/wire/rule-definition.ts'
import type { Condition, Shape } from '../definition.ts'
import { words } from './shape-words.ts'
import { asShape, SHAPE_GROUPS, SHAPES, shapeForms } from './shapes.ts'

const usual = { any: 'fillPercent', number: 'fillPercent', flag: 'lidOpen', word: 'status' }

t.test(
  'every shape that the server knows has a form, with a field for each thing that can be said',
  async t => {
    t.same([...SHAPES].sort(), Object.keys(conditionForms).sort())
    for (const [shape, form] of Object.entries(conditionForms)) {
      const keys = Object.keys(form.shape).filter(key => key !== 'type')
      t.same(shapeForms[shape as Shape].fields.map(({ key }) => key).sort(), keys.sort(), shape)
    }
  },
)

t.test('what may be left out is what the server does without', async t => {
  for (const shape of SHAPES) {
    for (const { key, optional } of shapeForms[shape].fields) {
      const form = conditionForms[shape].shape as Record<
        string,
        { safeParse(value: unknown): { success: boolean } }
      >
      t.equal(form[key]?.safeParse(undefined).success, optional === true, `${shape}.${key}`)
    }
  }
})

t.test('every shape has a name, a line about it and a group', async t => {
  for (const shape of SHAPES) {
    t.ok(words.en[`shape.${shape}`] && words.en[`shape-about.${shape}`], shape)
    t.ok(SHAPE_GROUPS.includes(shapeForms[shape].group))
  }
})

t.test('what is put around a condition keeps it inside', async t => {
  const hot: Condition = { type: 'compare', metric: 'temperatureC', op: '>', value: 60 }
  t.same(asShape('all', usual, hot).of, [hot])
  t.same(asShape('not', usual, hot).of, hot)
  t.same(asShape('n-of-m', usual, hot), { type: 'n-of-m', n: 3, m: 5, when: hot })
})

t.test('what two shapes have in common stays, and nothing of another meaning', async t => {
  const hot: Condition = { type: 'compare', metric: 'temperatureC', op: '>', value: { setting: 'hot' } }
  t.match(asShape('rises', usual, hot), { metric: 'temperatureC', by: 10 })
  t.match(asShape('aggregate', usual, hot), { metric: 'temperatureC', op: '>', value: { setting: 'hot' } })
  t.same(asShape('all', usual, { type: 'any', of: [hot] }).of, [hot])
  t.same(asShape('is', usual, hot).value, true, 'a limit is no flag')
})
