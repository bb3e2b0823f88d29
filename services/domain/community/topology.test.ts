import t from 'tap'
import { cameraOf, gateway, Played } from './testing/noise.ts'

const fine = { vehicleCount: 0 }
const up = { uptimeS: 1 }

/** A gateway with two cameras, all heard at 0. */
function plant(): Played {
  const site = new Played([gateway('gw'), cameraOf('c1', 'gw'), cameraOf('c2', 'gw')])
  site.report(0, 'gw', up)
  for (const id of ['c1', 'c2']) site.report(0, id, fine)
  return site
}

t.test('a child that falls silent before its gateway is due waits, and stays beneath its alert', async t => {
  const site = plant()
  t.same(site.at(90), ['raised offline c1 [parent gw]', 'raised offline c2 [parent gw]'])
  t.same(site.at(900), [
    'raised offline gw',
    'suppressed offline c1 [parent s-3]',
    'suppressed offline c2 [parent s-3]',
  ])
  t.same(site.forPeople(), ['raised offline gw'])
})

t.test('a gateway of which nothing is known but that it is there explains their silence', async t => {
  const site = new Played([gateway('gw'), cameraOf('c1', 'gw'), cameraOf('c2', 'gw')])
  for (const id of ['gw', 'c1', 'c2']) site.report(0, id, {})
  site.at(900)
  t.same(site.forPeople(), ['raised offline gw'])
})

t.test('a child found silent after its gateway is beneath it at once', async t => {
  const site = plant()
  for (let s = 30; s <= 870; s += 30) site.report(s, 'c1', fine)
  t.same(site.at(900).at(0), 'raised offline gw')
  t.same(site.at(960), ['raised offline c1 [parent s-2]'])
})

t.test(
  'when the gateway is back, each child has an interval of its own before people hear of it',
  async t => {
    const site = plant()
    site.at(900)
    t.same(site.report(1_000, 'gw', up), ['cleared offline gw'])
    t.same(site.report(1_010, 'c1', fine), ['cleared offline c1 [parent s-3]'])
    t.same(site.at(1_029), [])
    t.same(site.at(1_030), ['released offline c2'])
    t.same(site.report(1_040, 'c2', fine), ['cleared offline c2'])
    t.same(site.forPeople(), [
      'raised offline gw',
      'cleared offline gw',
      'released offline c2',
      'cleared offline c2',
    ])
  },
)

t.test('a child that falls silent while its gateway reports is heard of at once', async t => {
  const site = plant()
  for (let s = 30; s <= 60; s += 30) site.report(s, 'gw', up)
  t.same(site.at(90), ['raised offline c1', 'raised offline c2'])
})

t.test('a child that waited is heard of when its gateway turns out to be there', async t => {
  const site = plant()
  site.at(90)
  t.same(site.report(300, 'gw', up), ['released offline c1', 'released offline c2'])
})

t.test(
  'a gateway that came back late, but before it was called silent, gives its children their chance',
  async t => {
    const site = plant()
    site.at(90)
    t.same(site.report(800, 'gw', up), [])
    t.same(site.report(810, 'c1', fine), ['cleared offline c1 [parent gw]'])
    t.same(site.at(830), ['released offline c2'])
  },
)

t.test('what people were told of before the gateway fell silent they are told the end of', async t => {
  const site = plant()
  for (let s = 30; s <= 80; s += 30) {
    site.report(s, 'gw', up)
    site.report(s, 'c2', fine)
  }
  t.same(site.at(95), ['raised offline c1'])
  site.at(1_100)
  site.report(1_110, 'gw', up)
  t.same(site.report(1_115, 'c1', fine), ['cleared offline c1'])
  t.same(site.forPeople(), [
    'raised offline c1',
    'raised offline gw',
    'cleared offline gw',
    'cleared offline c1',
  ])
})

t.test('behind two gateways, one alert tells of all', async t => {
  const site = new Played([gateway('uplink'), gateway('switch', 'uplink'), cameraOf('c1', 'switch')])
  site.report(0, 'uplink', up)
  site.report(0, 'switch', up)
  site.report(0, 'c1', fine)
  site.at(1_000)
  t.same(site.forPeople(), ['raised offline uplink'])
  site.restart()
  site.report(1_100, 'uplink', up)
  site.report(1_110, 'switch', up)
  site.report(1_120, 'c1', fine)
  site.at(5_000)
  t.same(site.forPeople().slice(0, 2), ['raised offline uplink', 'cleared offline uplink'])
  t.notMatch(site.forPeople().join(), /offline c1.*offline c1.*offline c1/)
})

t.test('a gateway that never reported holds nothing back, and in a circle none does', async t => {
  const devices = [gateway('a', 'b'), gateway('b', 'a'), gateway('mute'), cameraOf('c1', 'mute')]
  const site = new Played(devices, { siteSilentDevicesMin: 10 })
  for (const id of ['a', 'b']) site.report(0, id, up)
  site.report(1, 'c1', fine)
  t.same(site.at(91), ['raised offline c1'])
  t.same(site.at(900), ['raised offline a', 'raised offline b'])
})

for (const [title, input] of Object.entries({
  deleted: { type: 'device-deleted', deviceId: 'gw', actor: 'admin' },
  'let alone, its rule switched off': {
    type: 'rule-tuned',
    actor: 'admin',
    tuning: { rule: 'offline', version: 1, overrides: [{ scope: { device: 'gw' }, enabled: false }] },
  },
} as const)) {
  t.test(`nobody is left behind a gateway that is ${title}`, async t => {
    for (const silentFor of [90, 900]) {
      const site = plant()
      site.at(silentFor)
      site.at(silentFor + 1, input)
      site.at(silentFor + 400)
      t.match(site.forPeople().join(), /released offline c1,released offline c2/, `after ${silentFor} s`)
    }
  })
}

t.test('nobody is left behind a gateway whose alert a person resolved', async t => {
  const site = plant()
  site.at(900)
  site.at(901, { type: 'command', command: { action: 'resolve', alertId: 's-3', actor: 'wang' } })
  t.same(site.at(1_000), ['released offline c1', 'released offline c2'])
})

t.test('a child that is moved behind another gateway is asked about there', async t => {
  const site = plant()
  site.at(900)
  const moved = site.at(901, { type: 'device-saved', device: cameraOf('c1'), actor: 'admin' })
  t.same(moved, ['released offline c1'])
})
