import t from 'tap'
import { digitsOf, inFours, numberIn } from './case-number.ts'

t.test('a number may be typed as it comes', async t => {
  for (const typed of [
    '0482100155120604',
    '0482 1001 5512 0604',
    '０４８２－１００１ ５５１２ ０６０４',
    'o482 iOOl 5512 06O4 99',
  ])
    t.equal(digitsOf(typed), '0482100155120604', typed)
})

t.test('it is shown in fours, also while it is typed', async t => {
  t.equal(inFours('0482100155120604'), '0482 1001 5512 0604')
  t.equal(inFours('04821'), '0482 1')
  t.equal(inFours('0482'), '0482')
})

t.test('an address names a number, or none', async t => {
  t.equal(numberIn('/case/0482100155120604'), '0482100155120604')
  t.equal(numberIn('/case/0482%201001%205512%200604'), '0482100155120604')
  t.equal(numberIn('/case/%E0%A4%A'), '')
  t.equal(numberIn('/case'), '')
})
