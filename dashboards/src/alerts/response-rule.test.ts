import t from 'tap'
import { withResponse } from './response-rule.ts'

const steps = [{ zh: '打电话', en: 'Ring' }]
const figures = { scope: { site: 'a' }, settings: { percent: 80 } }
const elsewhere = { scope: { site: 'b' }, enabled: false }

t.test('steps join what is set for the site, and all else stays', async t => {
  t.same(withResponse([figures, elsewhere], 'a', steps), [elsewhere, { ...figures, response: steps }])
  t.same(withResponse([elsewhere], 'a', steps), [elsewhere, { scope: { site: 'a' }, response: steps }])
})

t.test('what is set for a zone of the site is another thing', async t => {
  const zone = { scope: { site: 'a', zone: 'z' }, response: steps }
  t.same(withResponse([zone], 'a', undefined), [zone])
})

t.test('without steps it is as the rule has it, and nothing is left behind', async t => {
  t.same(withResponse([{ ...figures, response: steps }], 'a', undefined), [figures])
  t.same(withResponse([{ scope: { site: 'a' }, response: steps }], 'a', undefined), [])
})
