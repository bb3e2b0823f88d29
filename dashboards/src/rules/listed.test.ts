import t from 'tap'
import type { WireRule } from '../../../services/api/wire/rule.ts'
import { listOf, matching, switchedOf } from './listed.ts'

const rule = (id: string, more: Partial<WireRule> = {}): WireRule => ({
  ...{ id, kind: 'smart-bin', version: 1, custom: false, title: { en: 'Bin full', zh: '垃圾桶满溢' } },
  ...{ sentences: [{ severity: 'high', sentence: { en: 'Fill level ≥ 90 %', zh: '满溢度 ≥ 90 %' } }] },
  ...{ settings: {}, lifeSafety: false, neverHeld: false, dryRun: false, optIn: false },
  ...{ tuningVersion: 0, overrides: [], ...more },
})
const ids = (rules: WireRule[], asked: Partial<Parameters<typeof matching>[1]>) =>
  matching(listOf(rules, { counts: undefined, bad: new Map([['b', 'stale']]) }), {
    ...{ q: '', kind: '', of: 'all', ...asked },
  }).map(listed => listed.rule.id)

t.test('a rule is on, off, or not the same in all places', async t => {
  const east = (enabled: boolean) => ({ scope: { zone: 'east' }, enabled })
  const all = (enabled: boolean) => ({ scope: {}, enabled })
  const table: [boolean, WireRule['overrides'], string][] = [
    [false, [], 'on'],
    [false, [all(false)], 'off'],
    [false, [east(false)], 'off-somewhere'],
    [false, [all(false), east(true)], 'on-somewhere'],
    [true, [], 'off'],
    [true, [east(true)], 'on-somewhere'],
    [false, [{ scope: { zone: 'east' }, settings: { x: 1 } }], 'on'],
  ]
  for (const [optIn, overrides, on] of table) t.equal(switchedOf({ optIn, overrides }), on)
})

t.test('rules are found by words of either language, all of which must be there', async t => {
  const rules = [rule('a'), rule('b', { title: { en: 'Fire', zh: '火情' } })]
  t.same(ids(rules, { q: '满溢 90' }), ['a', 'b'], 'the sentence counts')
  t.same(ids(rules, { q: 'fire' }), ['b'])
  t.same(ids(rules, { q: 'fire full' }), [])
})

t.test('a kind has the rules that are for all kinds too', async t => {
  const rules = [rule('a'), rule('b', { kind: '*' }), rule('c', { kind: 'wristband' })]
  t.same(ids(rules, { kind: 'smart-bin' }), ['a', 'b'])
})

t.test('own, changed and bad ones can be looked at alone', async t => {
  const rules = [rule('a', { custom: true }), rule('b'), rule('c', { overrides: [{ scope: {} }] })]
  t.same(
    ['own', 'bad', 'changed'].map(of => ids(rules, { of })),
    [['a'], ['b'], ['c']],
  )
})
