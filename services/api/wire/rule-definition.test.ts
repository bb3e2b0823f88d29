import t from 'tap'
import { z } from 'zod'
import { shapes } from '../../domain/rules/conditions/shapes.ts'
import { conditionForms, figure, levelForm } from './rule-definition.ts'

/** What stands on the scale of its metric, or is told by the sense of it. */
const ON_THE_SCALE = new Set(['compare.value', 'aggregate.value'])

t.test(
  'every figure of every shape has a limit, so that none is taken that never ends or never begins',
  async t => {
    for (const [type, { shape }] of Object.entries(conditionForms)) {
      const { limits = {} } = shapes[type as keyof typeof shapes]
      for (const [name, form] of Object.entries(shape)) {
        const inner: unknown = form instanceof z.ZodOptional ? form.unwrap() : form
        if (inner !== figure || ON_THE_SCALE.has(`${type}.${name}`)) continue
        t.ok(limits[name], `${type}.${name}`)
      }
    }
  },
)

t.test('what no screen shows is no word of a rule', async t => {
  const named = (en: string) =>
    levelForm.safeParse({
      severity: 'low',
      when: { type: 'called', name: { en, zh: '甲' }, of: { type: 'is', metric: 'worn', value: true } },
    }).success
  t.ok(named('Fire & <smoke> – 100 %'))
  for (const bad of ['a\u0000b', 'a\nb', 'a\u202Eb', '\uD800', '']) t.notOk(named(bad), JSON.stringify(bad))
})

t.test('hours are those of a clock, and midnight may end a day', async t => {
  const during = (from: string, to: string) =>
    levelForm.safeParse({ severity: 'low', when: { type: 'during', from, to } }).success
  t.ok(during('00:00', '24:00'))
  t.ok(during('23:59', '06:00'))
  t.notOk(during('06:00', '24:30'))
  t.notOk(during('6:00', '07:00'))
})
