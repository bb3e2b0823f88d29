import t from 'tap'
import { cutToBytes, cutToLength } from './cut.ts'

t.test('what fits stays, what does not ends in dots within its room', async t => {
  t.equal(cutToLength('Building 3', 10), 'Building 3')
  t.equal(cutToLength('Building 3, Unit 2', 12), 'Building 3,…')
  t.equal(cutToLength('需要帮助，3 号楼', 5), '需要帮助…')
  t.equal(cutToBytes('需要帮助', 12), '需要帮助')
  t.equal(cutToBytes('需要帮助', 11), '需要…')
  t.equal(cutToLength('anything', 0), '')
})

t.test('no letter is cut in half', async t => {
  t.equal(cutToLength('👨‍👩‍👧 at home', 5), '…')
  t.equal(cutToBytes('👍👍', 7), '👍…')
})
