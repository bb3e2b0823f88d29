import t from 'tap'
import { binOf, Played } from './testing/noise.ts'
import { band } from './testing/site.ts'

const full = { fillPercent: 80 }
const groups = (site: Played) =>
  site.changes.filter(({ event }) => event.type === 'raised').map(({ alert }) => alert.group)

t.test('like alerts of a zone go by the first of them, for five minutes', async t => {
  const site = new Played([1, 2, 3, 4, 5].map(n => binOf(`b${n}`, n === 3 ? 'south' : 'north')))
  site.report(0, 'b1', full)
  site.report(10, 'b2', full)
  site.report(20, 'b3', full)
  site.restart()
  site.report(299, 'b4', full)
  site.report(300, 'b5', full)
  t.same(groups(site), ['s-1', 's-1', 's-3', 's-1', 's-5'])
})

t.test('other rules, and calls for help, stand alone', async t => {
  const site = new Played([binOf('b1'), binOf('b2'), band, { ...band, id: 'band2' }])
  site.report(0, 'b1', full)
  site.report(1, 'band', { batteryPercent: 1 })
  site.report(2, 'band', { sos: true })
  site.report(3, 'band2', { sos: true })
  t.same(groups(site), ['s-1', 's-2', 's-3', 's-4'])
})
