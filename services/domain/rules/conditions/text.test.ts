import t from 'tap'
import { kindList } from '../../kinds/kinds.ts'
import { is } from '../../model/condition.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import type { TextOperator } from '../../model/text-operator.ts'
import { describeLevel } from '../describe.ts'
import { after } from './testing/verdicts.ts'

const table: readonly [TextOperator, readonly string[], value: string, so: boolean][] = [
  ['in', ['test', 'value'], 'test', true],
  ['in', ['test', 'value'], 'teeeeest', false],
  ['not-in', ['test', 'value'], 'test', false],
  ['not-in', ['test', 'value'], 'teeeeest', true],
  ['contains', ['test value'], 'a test value', true],
  ['contains', ['test value'], 'test', false],
  ['not-contains', ['test value'], 'test', true],
  ['not-contains', ['test value'], 'test value', false],
  ['equal', ['test value'], 'test value', true],
  ['equal', ['test value'], 'Test value', false],
  ['not-equal', ['test value'], 'test', true],
  ['not-equal', ['test value'], 'test value', false],
  ['ends-with', ['test value'], 'some test value', true],
  ['ends-with', ['test value'], 'some test value2', false],
  ['starts-with', ['test value'], 'test value attribute', true],
  ['starts-with', ['test value'], 'test', false],
  ['contains', ['smoke', 'fire'], 'forest fire', true],
  ['not-contains', ['smoke', 'fire'], 'forest fire', false],
]

for (const [op, of, value, so] of table) {
  t.test(`“${value}” ${op} ${of.join(', ')} is ${so}`, async t => {
    t.same(after({ type: 'text', metric: 'x', op, of }, { x: value }), [so])
  })
}

t.test('a number is no word, and what was not reported is neither so nor not', async t => {
  t.same(after({ type: 'text', metric: 'x', op: 'not-in', of: ['a'] }, { x: 1 }, { y: 'b' }), [
    undefined,
    undefined,
  ])
})

t.test('what is not so, and the names of a standard, are said as people say them', async t => {
  const metrics = Object.assign({}, ...kindList.map(kind => kind.metrics))
  const zh = (when: ConditionSpec) => describeLevel({ severity: 'low', when }, {}, metrics).zh
  t.equal(zh(is('worn', false)), '未佩戴')
  t.equal(zh(is('sos', true)), '按下 SOS')
  t.equal(zh(is('errorCode', 'GroundFailure')), '故障码为接地故障')
  t.equal(zh(is('plate', '沪A12345')), '车牌为沪A12345')
  t.equal(zh(is('plate', 'A12345')), '车牌为 A12345')
  t.equal(zh({ type: 'outside', area: { lat: 0, lon: 0, radiusM: 0 } }), '未设置范围')
})
