import t from 'tap'
import { meterGrowth } from './meter.ts'

t.test('a meter grows by the difference, and by all it shows after it began again', async t => {
  t.equal(meterGrowth(100, 130), 30)
  t.equal(meterGrowth(100, 100), 0)
  t.equal(meterGrowth(100, 0), 0)
  t.equal(meterGrowth(100, 40), 40)
})
