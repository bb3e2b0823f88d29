import t from 'tap'
import { anchorOf, BEYOND_PX, drawn, offsetsOf } from './offsets.ts'

const even = offsetsOf(Array.from({ length: 5_000 }, () => 50))
const keys = Array.from({ length: 5_000 }, (_, i) => `k${i}`)

t.test('a row is found by its height, whatever the heights of the others', async t => {
  const offsets = offsetsOf([30, 100, 30])
  t.equal(offsets.total, 160)
  t.same(
    [0, 29, 30, 129, 130, 159, 1_000].map(y => offsets.at(y)),
    [0, 0, 1, 1, 2, 2, 2],
  )
  t.equal(offsetsOf([]).at(10), 0)
})

t.test('of five thousand rows those in sight are drawn and a little more', async t => {
  const rows = drawn(even, { from: 100_000, to: 100_900 }, undefined)
  t.equal(rows[0], (100_000 - BEYOND_PX) / 50)
  t.equal(rows.at(-1), (100_900 + BEYOND_PX) / 50)
  t.ok(rows.length < 40)
  t.same(drawn(offsetsOf([]), { from: 0, to: 900 }, undefined), [])
})

t.test('the row that has the focus is drawn, however far away', async t => {
  t.equal(drawn(even, { from: 100_000, to: 100_900 }, 3)[0], 3)
  t.equal(drawn(even, { from: 0, to: 900 }, 4_999).at(-1), 4_999)
  t.same(drawn(even, { from: 0, to: 900 }, 5), drawn(even, { from: 0, to: 900 }, undefined))
  t.same(drawn(even, { from: 0, to: 900 }, 5_000), drawn(even, { from: 0, to: 900 }, undefined))
})

t.test('the first row that begins in sight is the one that holds still', async t => {
  t.same(anchorOf(even, keys, { from: 120, to: 900 }), { key: 'k3', belowTop: 30 })
  t.same(anchorOf(even, keys, { from: 150, to: 900 }), { key: 'k3', belowTop: 0 })
  t.equal(anchorOf(even, keys, { from: 0, to: 900 }), undefined, 'at the top the new ones are let in')
  t.equal(anchorOf(even, keys, { from: -80, to: 900 }), undefined)
})
