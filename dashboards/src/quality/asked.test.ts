import t from 'tap'
import { addressOf, placeIn } from './asked.ts'

t.test('what is looked at stands in the address, and is read from there', async t => {
  const place = { range: '30d', site: 'demo', zone: 'east', figure: 'stale', rule: 'bin-full' } as const
  t.same(placeIn(addressOf(place).slice('/quality'.length)), place)
  t.equal(addressOf({ range: '7d' }), '/quality')
})

t.test('a period that there is none of is a week', async t => {
  t.same(placeIn('?range=century&zone='), { range: '7d' })
})
