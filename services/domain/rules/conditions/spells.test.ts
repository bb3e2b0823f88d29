import t from 'tap'
import { below, called, growsLess, is, not } from '../../model/condition.ts'
import type { Values } from '../../model/reading.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { describeLevel } from '../describe.ts'
import { after, verdicts, wakings } from './testing/verdicts.ts'

t.test('a spell is judged when it is over, or when it has lasted long enough without growth', async t => {
  const idle = growsLess({ metric: 'x', by: 5, spell: is('on', true), withinMs: 100, times: 1 })
  const series: [number, Values][] = [
    [10, { on: true, x: 50 }],
    [109, { x: 54 }],
    [110, { x: 54 }],
    [120, { x: 55 }],
    [200, { on: true }],
    [210, { on: false }],
    [220, { on: true, x: 56 }],
    [230, { on: false }],
    [240, { x: 57 }],
    [250, { x: 61 }],
  ]
  t.same(verdicts(idle, series), [
    ...[undefined, false, true, false, false, false],
    ...[undefined, undefined, true, false],
  ])
})

t.test('a spell without growth wakes the rule when it has lasted long enough', async t => {
  const idle = growsLess({ metric: 'x', by: 5, spell: is('on', true), withinMs: 100, times: 1 })
  const series: [number, Values][] = [
    [10, { on: true, x: 50 }],
    [20, { x: 50 }],
    [30, { x: 55 }],
  ]
  t.same(wakings(idle, series), [Number.POSITIVE_INFINITY, 110, Number.POSITIVE_INFINITY])
})

t.test(
  'spells in a row are counted, one that gave something or said nothing begins the row anew',
  async t => {
    const idle = growsLess({
      metric: 'x',
      by: 5,
      spell: is('on', true),
      withinMs: 100,
      times: 2,
    })
    const spell = (at: number, ...xs: number[]): [number, Values][] => [
      [at, { on: true }],
      ...xs.map((x, i): [number, Values] => [at + i + 1, { x }]),
      [at + 10, { on: false }],
    ]
    const lastOf = (...spells: [number, Values][][]) => verdicts(idle, spells.flat()).at(-1)
    t.equal(lastOf(spell(0, 1, 2), spell(20, 2)), true)
    t.equal(lastOf(spell(0, 1, 2), spell(20, 7), spell(40, 8)), false)
    t.equal(lastOf(spell(0, 1, 2), spell(20), spell(40, 2)), false)
    t.equal(lastOf(spell(0, 1, 2), spell(20, 2), spell(40)), true, 'nothing is known of the last')
    t.equal(lastOf(spell(0)), undefined)
  },
)

t.test('a meter that goes back has begun again at 0', async t => {
  const idle = growsLess({ metric: 'x', by: 5, spell: is('on', true), withinMs: 0, times: 1 })
  t.same(after(idle, { on: true, x: 90 }, { x: 4 }, { x: 5 }), [undefined, true, false])
})

t.test(
  'that something is not so is said as people say it, and in brackets only where it has to be',
  async t => {
    const said = (when: ConditionSpec) => describeLevel({ severity: 'low', when }, {}, {})
    const words: ConditionSpec = { type: 'one-of', metric: 'code', values: ['none', 'E1'] }
    t.same(said(not(words)), { en: 'code is none of none, E1', zh: 'code不是 none 或 E1' })
    t.equal(said(not(is('code', 'E1'))).en, 'code is not E1')
    t.equal(said(not(not(is('code', 'E1')))).en, 'code is E1')
    t.equal(said(not(is('open', true))).en, said(is('open', false)).en)
    t.equal(said(not(below('x', 10))).en, 'not (x < 10)')
  },
)

t.test('a condition under a name is the same condition', async t => {
  const low = called(text('low', '低'), below('x', 10))
  t.same(after(low, { y: 1 }, { x: 10 }, { x: 9 }), [undefined, false, true])
  t.equal(describeLevel({ severity: 'low', when: not(low) }, {}, {}).zh, '非（低）')
})
