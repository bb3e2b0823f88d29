import t from 'tap'
import { MINUTE } from '../model/time.ts'
import { binOf, Played, planned } from './testing/noise.ts'
import { band, command } from './testing/site.ts'

const MINUTE_S = MINUTE / 1_000
const bins = Array.from({ length: 30 }, (_, i) => binOf(`b${i}`))
const full = { fillPercent: 80 }

/** So many bins full, one a second from a second on. */
function fill(site: Played, count: number, fromS: number, firstBin = 0): string[] {
  return Array.from({ length: count }, (_, i) => site.report(fromS + i, `b${firstBin + i}`, full)).flat()
}

t.test(
  'ten within ten minutes are each heard of; from the eleventh on there is one for the rest',
  async t => {
    const site = new Played(bins)
    fill(site, 10, 0)
    t.notMatch(site.forPeople().join(), 'alarm-flood')
    t.same(site.report(10 * MINUTE_S - 1, 'b10', full), [
      'raised alarm-flood s',
      'raised bin-full b10 [flood s]',
    ])
    t.equal(site.forPeople().length, 11)
  },
)

t.test('the eleventh after ten minutes makes no flood', async t => {
  const site = new Played(bins)
  fill(site, 10, 0)
  t.same(site.report(10 * MINUTE_S, 'b10', full), ['raised bin-full b10'])
})

t.test(
  'a flood is over when fewer than five come in ten minutes, and what is still so is heard of',
  async t => {
    const site = new Played([...bins, band])
    fill(site, 14, 0)
    site.report(20, 'b13', { fillPercent: 50 })
    site.report(300, 'b20', full)
    site.restart()
    t.same(site.at(609), [], 'b10 to b13 and b20 came within the last ten minutes')
    t.same(site.at(610), [
      'cleared alarm-flood s',
      'released bin-full b10',
      'released bin-full b11',
      'released bin-full b12',
      'released bin-full b20',
    ])
    t.match(site.changes.find(({ event }) => event.type === 'cleared' && event.alertId === 's-11')?.alert, {
      evidence: { findings: { held: 5, medium: 5 } },
    })
    t.same(
      fill(site, 5, 700, 21),
      ['b21', 'b22', 'b23', 'b24', 'b25'].map(id => `raised bin-full ${id}`),
    )
  },
)

t.test('SOS and whatever is critical is heard of in a flood, and counts', async t => {
  const site = new Played([...bins, band])
  fill(site, 12, 0)
  t.same(site.report(30, 'band', { sos: true }), ['raised sos band'])
  t.same(site.report(31, 'b20', { temperatureC: 90 }), ['raised bin-fire b20'])
  t.equal(site.community.holds.flood.arrivals.length, 11)
})

t.test('what becomes critical in a flood is heard of', async t => {
  const charger = { ...binOf('ev'), kind: 'ev-charger' }
  const site = new Played([...bins, charger])
  fill(site, 12, 0)
  t.same(site.report(20, 'ev', { temperatureC: 72 }), ['raised charger-hot ev [flood s]'])
  t.same(site.report(30, 'ev', { temperatureC: 95 }), [
    'severity-changed charger-hot ev [flood s]',
    'released charger-hot ev',
  ])
})

t.test('a flood of bins holds back nothing urgent about a wearer', async t => {
  const site = new Played([...bins, band])
  fill(site, 12, 0)
  const said = [30, 60, 90, 120].flatMap(s => site.report(s, 'band', { spo2Percent: 80, worn: true }))
  t.equal(said[0], 'raised spo2 band')
  t.ok(said.includes('raised news2 band [flood s]'), 'which is no more than medium')
})

t.test('what work holds back is no flood; let go together, it is one', async t => {
  const site = new Played(bins)
  site.at(0, planned({ fromS: 0, toS: 1_000 }))
  fill(site, 20, 0)
  t.same(site.forPeople(), [])
  site.at(1_000)
  t.equal(site.forPeople().filter(words => words.startsWith('released')).length, 10)
  t.equal(site.forPeople().filter(words => words.includes('alarm-flood')).length, 1)
  site.at(10_000)
  t.equal(site.forPeople().filter(words => words.startsWith('released')).length, 20)
})

t.test('a person who resolves the alert of a flood ends it', async t => {
  const site = new Played(bins)
  fill(site, 12, 0)
  const said = site.at(20, command({ action: 'resolve', alertId: 's-11' }))
  t.same(said.slice(2), ['released bin-full b10', 'released bin-full b11'])
  t.same(site.report(30, 'b20', full), ['raised bin-full b20'], 'the next flood is counted from nothing')
})

t.test('its summary says how many it holds back at most once a minute', async t => {
  const site = new Played(bins)
  fill(site, 30, 0)
  t.notMatch(site.changes.map(({ event }) => event.type).join(), 'occurred')
  t.same(site.report(75, 'b0', { fillPercent: 50 }), ['cleared bin-full b0'])
  t.same(site.report(76, 'b0', full), ['occurred alarm-flood s', 'raised bin-full b0 [flood s]'])
})

t.test('where nothing is to be a flood, each is told', async t => {
  const site = new Played(bins, { floodFrom: 0 })
  t.equal(fill(site, 30, 0).length, 30)
  t.equal(site.forPeople().length, 30)
})
