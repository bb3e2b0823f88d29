import t from 'tap'
import { partsOf } from './difference-parts.ts'

t.test('a difference falls into its name and what was and is, in both languages', async t => {
  t.same(partsOf('title: “Warm” → “Hot”'), { name: 'title', before: '“Warm”', after: '“Hot”' })
  t.same(partsOf('名称：“发热” → “高温”'), { name: '名称', before: '“发热”', after: '“高温”' })
  t.same(partsOf('the rule was made'), { name: 'the rule was made', before: '', after: '' })
})
