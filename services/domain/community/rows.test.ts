import t from 'tap'
import type { Row } from '../model/row.ts'
import { Rows } from './rows.ts'

const WIDTH = 3
const write = ({ numbers, start }: Row, value: number) => numbers.fill(value, start, start + WIDTH)

t.test('no two rows share a number, and one that was given back is the next', async t => {
  const rows = new Rows(WIDTH)
  const all = Array.from({ length: 200 }, () => rows.take())
  for (const [i, row] of all.entries()) write(row, i)
  for (const [i, { numbers, start }] of all.entries()) {
    t.same([...numbers.subarray(start, start + WIDTH)], [i, i, i])
  }
  const [first] = all as [Row]
  rows.giveBack(first)
  const next = rows.take()
  t.equal(next.numbers, first.numbers)
  t.equal(next.start, first.start)
})
