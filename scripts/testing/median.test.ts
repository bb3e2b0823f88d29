import t from 'tap'
import { median } from './median.ts'

t.test('the median stands in the middle', async t => {
  t.equal(median([3, 1, 2]), 2)
  t.equal(median([4, 1, 2, 3]), 2.5)
})
