import t from 'tap'
import { measuredQuery, rangesQuery } from './measured.ts'

t.test('what was measured of whoever had the band before is not shown as hers', t => {
  const [before, after] = ['w-li', 'w-wang'].map(wearer => ({ wearer, device: 'band-1' }))
  if (before === undefined || after === undefined) throw new Error('nobody')
  t.not(
    JSON.stringify(measuredQuery(before, 'heartRateBpm').queryKey),
    JSON.stringify(measuredQuery(after, 'heartRateBpm').queryKey),
  )
  t.not(JSON.stringify(rangesQuery(before).queryKey), JSON.stringify(rangesQuery(after).queryKey))
  t.end()
})
