import t from 'tap'
import { newCaseNumber, readCaseNumber } from './case-number.ts'

t.test('a number is sixteen digits, and no two are the same', async t => {
  const numbers = Array.from({ length: 2_000 }, newCaseNumber)
  t.ok(numbers.every(number => /^\d{16}$/.test(number)))
  t.equal(new Set(numbers).size, numbers.length)
  for (let place = 0; place < 16; place += 1)
    t.equal(new Set(numbers.map(number => number[place])).size, 10, `place ${place} takes every digit`)
})

t.test('a number is read however people type it', async t => {
  for (const typed of [
    '0482100155120604',
    '0482 1001 5512 0604',
    ' 0482-1001-5512-0604 ',
    '０４８２　１００１　５５１２　０６０４',
    'O482 l0o1 55I2 O6o4',
    '0482–1001—5512 0604',
  ])
    t.equal(readCaseNumber(typed), '0482100155120604', typed)
})

t.test('what is none is nothing', async t => {
  for (const typed of ['', '048210015512060', '04821001551206041', '0482 1001 5512 060x', 'case'])
    t.equal(readCaseNumber(typed), undefined, typed)
})
