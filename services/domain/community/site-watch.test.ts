import t from 'tap'
import type { Device } from '../model/device.ts'
import { HOUR } from '../model/time.ts'
import { binOf, cameraOf, gateway, Played } from './testing/noise.ts'

const fine = { vehicleCount: 0 }
const HOUR_S = 3_600
const hourly = (id: string): Device => ({ ...binOf(id), expectedIntervalMs: HOUR })
const bins = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'].map(hourly)
const empty = { fillPercent: 50 }

/** Six bins that report hourly, each ten minutes after the other, the last time before two hours are over. */
function sixBins(): Played {
  const site = new Played(bins)
  for (let round = 0; round < 2; round++) {
    for (const [i, { id }] of bins.entries()) site.report(round * HOUR_S + i * 600, id, empty)
  }
  return site
}

t.test('when the network is gone, people hear of one alert, and of its end', async t => {
  const site = sixBins()
  site.at(12 * HOUR_S)
  t.same(site.forPeople(), ['raised site-silent s'])
  t.match(site.changes.at(0)?.alert, { evidence: { findings: { silent: 6, heard: 0 } }, zone: '' })
  site.restart()
  for (const [i, { id }] of bins.entries()) site.report(13 * HOUR_S + i * 600, id, empty)
  site.at(15 * HOUR_S)
  t.same(site.forPeople(), ['raised site-silent s', 'cleared site-silent s'])
})

t.test('what does not return with the others is heard of after an interval of its own', async t => {
  const site = sixBins()
  site.at(12 * HOUR_S)
  for (const id of ['b1', 'b2', 'b3', 'b4']) site.report(13 * HOUR_S, id, empty)
  const backAt = 13 * HOUR_S + 1 // one look a second
  t.same(site.at(backAt), ['cleared site-silent s'])
  t.same(site.at(backAt + HOUR_S - 1), [])
  t.same(site.at(backAt + HOUR_S), ['released offline b5', 'released offline b6'])
})

t.test('a device that gets a word through now and then ends nothing, across a restart either', async t => {
  const site = sixBins()
  for (const [hour, id] of [
    [6, 'b1'],
    [9, 'b2'],
    [10, 'b3'],
    [14, 'b4'],
    [15, 'b1'],
    [19, 'b5'],
    [20, 'b6'],
  ] as const) {
    site.at(hour * HOUR_S - 1)
    site.restart()
    site.report(hour * HOUR_S, id, empty)
  }
  site.at(30 * HOUR_S)
  t.same(site.forPeople(), ['raised site-silent s'])
})

t.test('what was heard when the site fell silent says nothing about its return', async t => {
  const site = sixBins()
  for (let hour = 2; hour < 12; hour++) for (const id of ['b1', 'b2']) site.report(hour * HOUR_S, id, empty)
  t.match(site.changes.at(0)?.alert, { rule: 'site-silent', evidence: { findings: { silent: 4, heard: 2 } } })
  site.restart()
  for (const id of ['b3', 'b4']) site.report(12 * HOUR_S, id, empty)
  for (const id of ['b1', 'b2']) site.report(12 * HOUR_S + 60, id, empty)
  t.same(site.forPeople(), ['raised site-silent s'], 'two of four are back')
  site.report(12 * HOUR_S + 120, 'b5', empty)
  t.same(site.forPeople(), ['raised site-silent s', 'cleared site-silent s'])
})

t.test('how many must be back is a setting', async t => {
  for (const [siteBackPercent, backAt] of [
    [49, 3],
    [50, 4],
    [80, 5],
    [99, 5], // where one is left to wait for, that is no site
  ] as const) {
    const site = new Played(bins, { siteBackPercent })
    for (const { id } of bins) site.report(0, id, empty)
    site.at(6 * HOUR_S)
    for (const [i, { id }] of bins.entries()) {
      t.equal(site.forPeople().at(-1), i < backAt ? 'raised site-silent s' : 'cleared site-silent s', `${i}`)
      site.report(7 * HOUR_S + i * 60, id, empty)
    }
  }
})

t.test('half of the devices is not most, one more is', async t => {
  for (const [lost, expected] of [
    [3, 3],
    [4, 1],
  ] as const) {
    const site = sixBins()
    for (let round = 2; round < 6; round++) {
      for (const [i, { id }] of bins.entries())
        if (i >= lost) site.report(round * HOUR_S + i * 600, id, empty)
    }
    t.equal(site.forPeople().length, expected, `${lost} of 6: ${site.forPeople()}`)
  }
})

t.test('of fewer than three devices, all silent, each is heard of', async t => {
  for (const [count, expected] of [
    [2, ['raised offline c1', 'raised offline c2']],
    [3, ['raised site-silent s']],
  ] as const) {
    const ids = ['c1', 'c2', 'c3'].slice(0, count)
    const site = new Played(ids.map(id => cameraOf(id)))
    for (const id of ids) site.report(0, id, fine)
    site.at(90)
    t.same(site.forPeople(), expected)
  }
})

t.test('what reports hourly and is not due yet is no witness, neither for nor against', async t => {
  const cameras = ['c1', 'c2', 'c3'].map(id => cameraOf(id))
  const site = new Played([...cameras, ...bins])
  for (const { id } of bins) site.report(0, id, empty)
  for (const { id } of cameras) site.report(60, id, fine)
  t.same(site.at(150).at(0), 'raised site-silent s')
  for (const { id } of bins.slice(0, 2)) t.same(site.report(HOUR_S, id, empty), [])
  site.report(HOUR_S + 2, 'b3', empty)
  site.at(HOUR_S + 10)
  t.equal(site.forPeople().at(-1), 'raised site-silent s', 'three of six are heard, and three are not')
  site.report(HOUR_S + 12, 'b4', empty)
  site.at(HOUR_S + 20)
  t.equal(site.forPeople().at(-1), 'cleared site-silent s', 'four of seven are heard: it was not the site')
  site.at(HOUR_S + 100)
  t.same(site.forPeople().slice(2), ['released offline c1', 'released offline c2', 'released offline c3'])
})

t.test('one that has been silent for long says nothing about the others', async t => {
  const ids = ['c1', 'c2', 'c3', 'c4']
  const site = new Played(ids.map(id => cameraOf(id)))
  for (const id of ids) site.report(0, id, fine)
  for (let s = 30; s < 600; s += 30) for (const id of ids.slice(1)) site.report(s, id, fine)
  t.same(site.forPeople(), ['raised offline c1'])
  site.at(700)
  t.same(site.forPeople(), ['raised offline c1', 'raised site-silent s'])
  const { alert } = site.changes.find(({ alert }) => alert.rule === 'site-silent') ?? {}
  t.match(alert?.evidence, {
    sentence: { en: /^3 of 3 devices .*; 1 more had been silent for long$/, zh: /；另有 1 台早已失联$/ },
    findings: { silent: 3, heard: 0, longSilent: 1 },
  })
  site.report(710, 'c1', fine)
  t.same(site.forPeople().at(-1), 'cleared offline c1', 'it was told of, so its end is')
})

t.test('what is behind a gateway does not count for the site; the gateway does', async t => {
  const ids = ['c1', 'c2', 'c3', 'c4']
  const site = new Played([gateway('gw'), ...ids.map(id => cameraOf(id, 'gw')), hourly('b1'), hourly('b2')])
  for (const id of ['b1', 'b2']) site.report(0, id, empty)
  site.report(0, 'gw', { uptimeS: 1 })
  for (const id of ids) site.report(0, id, fine)
  site.at(1_000)
  t.same(site.forPeople(), ['raised offline gw'])
})

t.test('a device that is named as its site keeps its own alerts apart', async t => {
  const site = new Played([{ ...cameraOf('c1'), id: 's' }, cameraOf('c2'), cameraOf('c3'), cameraOf('c4')])
  for (const id of ['s', 'c2', 'c3', 'c4']) site.report(0, id, fine)
  site.at(90)
  site.at(91, { type: 'device-deleted', deviceId: 's', actor: 'admin' })
  t.equal(site.changes.filter(({ event }) => event.type === 'withdrawn').length, 1)
  t.ok(site.community.holds.open['site-silent'], 'three of three are still silent')
})
