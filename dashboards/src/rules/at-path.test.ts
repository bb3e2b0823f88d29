import t from 'tap'
import { valueAt, withValueAt } from './at-path.ts'

const rule = { levels: [{ when: { type: 'all', of: [{ type: 'is' }, { type: 'fresh' }] } }], title: 'x' }

t.test('a value is found by its path, and nothing where there is none', async t => {
  t.equal(valueAt(rule, 'levels.0.when.of.1.type'), 'fresh')
  t.equal(valueAt(rule, 'levels.3.when.of'), undefined)
  t.equal(valueAt(rule, ''), rule)
})

t.test('a change leaves what was there before as it was', async t => {
  const changed = withValueAt(rule, 'levels.0.when.of.1', { type: 'silent' })
  t.equal(valueAt(changed, 'levels.0.when.of.1.type'), 'silent')
  t.equal(valueAt(rule, 'levels.0.when.of.1.type'), 'fresh')
  t.same(Object.keys(changed), Object.keys(rule), 'in the same order')
})

t.test('nothing takes away a key, and a part of a list with the gap that it leaves', async t => {
  t.same(withValueAt({ a: 1, b: 2 }, 'a', undefined), { b: 2 })
  t.same(withValueAt({ of: [1, 2, 3] }, 'of.1', undefined), { of: [1, 3] })
})

t.test('behind the end of a list it is put on', async t => {
  t.same(withValueAt({ of: [1] }, 'of.9', 2), { of: [1, 2] })
  t.same(withValueAt({}, 'clear.type', 'is'), { clear: { type: 'is' } })
})
