import t from 'tap'
import { steps } from '../model/response.ts'
import { text } from '../model/text.ts'
import { responseFor } from './response.ts'

const own = steps(['规则的步骤', 'of the rule'])
const site = steps(['社区的步骤', 'of the site'])
const zone = steps(['区域的步骤', 'of the zone'])
const tuning = {
  rule: 'r',
  version: 1,
  overrides: [
    { scope: { site: 's', zone: 'z' }, response: zone },
    { scope: { site: 's' }, response: site },
    { scope: { device: 'd' }, settings: { n: 1 } },
  ],
}
const at = (place: { site: string; zone: string }) =>
  responseFor({ response: own }, tuning, { id: 'd', ...place })

t.test('the narrowest place that says what is to be done there is followed', async t => {
  t.same(at({ site: 's', zone: 'z' }), { steps: zone, from: 'zone' })
  t.same(at({ site: 's', zone: 'y' }), { steps: site, from: 'site' })
  t.same(at({ site: 'other', zone: 'z' }), { steps: own, from: 'default' })
})

t.test('a rule without steps has its advice as one, and without that none', async t => {
  const advice = text('Look at it.', '请查看。')
  const place = { id: 'd', site: 's', zone: 'z' }
  t.same(responseFor({ advice }, undefined, place), { steps: [advice], from: 'default' })
  t.same(responseFor({}, undefined, place), { steps: [], from: 'default' })
})
