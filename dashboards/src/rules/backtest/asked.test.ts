import t from 'tap'
import { addressOf, askedIn, bodyOf, triedOverrides } from './asked.ts'

const asked = { settings: { high: 95 }, scope: { device: 'bin-1' }, days: 30 }

t.test('what is tried stands in the address, and is read from there', async t => {
  t.same(askedIn(addressOf(asked)), asked)
  t.same(askedIn('?tab=backtest&set=high:&days=x'), { settings: {}, scope: {}, days: 7 })
})

t.test('what is tried joins what is set there, and the rest stays', async t => {
  const there = { scope: { device: 'bin-1' }, enabled: true, settings: { low: 50, high: 90 } }
  const other = { scope: {}, settings: { high: 80 } }
  t.same(triedOverrides([other, there], asked), [other, { ...there, settings: { low: 50, high: 95 } }])
  t.same(triedOverrides([other], { ...asked, settings: {} }), [other])
})

t.test('one device is asked about by its name, over so many days', async t => {
  const now = Date.parse('2026-05-31T00:00:00Z')
  t.match(bodyOf({ rule: 'bin-full', overrides: [], asked, now }), {
    rule: 'bin-full',
    overrides: [{ scope: { device: 'bin-1' }, settings: { high: 95 } }],
    scope: { devices: ['bin-1'] },
    from: '2026-05-01T00:00:00.000Z',
  })
})
