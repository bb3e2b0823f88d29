import t from 'tap'
import { reportOf } from '../../domain/quality/report.ts'
import type { AlarmQuality } from '../../store/quality.ts'
import type { Username } from '../testing/staff.ts'
import { siteList } from '../wire/place.ts'
import { startPlaces } from './testing/places.ts'

t.test('a manager sets figures for the own places; what is set elsewhere stays and is not shown', async t => {
  const { as, done } = await startPlaces()
  const ma = as('ma')
  const everywhere = { scope: {}, settings: { highPercent: 91 } }
  const far = { scope: { device: 'bin-out' }, enabled: false }
  const farSite = { scope: { site: 'hilltop' }, enabled: true }
  const { settings } = await done('GET', '/api/rules/bin-full')
  const [figure = ''] = Object.keys(settings)
  everywhere.settings = { [figure]: settings[figure].default } as never
  await done('PUT', '/api/rules/bin-full', { overrides: [everywhere, far, farSite] })

  const seen = (await ma('GET', '/api/rules/bin-full')).json()
  t.same(seen.overrides, [everywhere], 'what holds for the own places too')
  t.match(
    (await ma('GET', '/api/rules')).json().rules.find(({ id }: { id: string }) => id === 'bin-full')
      .overrides,
    [everywhere],
  )
  const own = { scope: { site: 'riverside', zone: 'b3-u2' }, enabled: false }
  const saved = await ma('PUT', '/api/rules/bin-full', {
    payload: { overrides: [...seen.overrides, own], version: seen.tuningVersion },
  })
  t.same(saved.json().overrides, [everywhere, own])
  t.same((await done('GET', '/api/rules/bin-full')).overrides, [everywhere, far, farSite, own])

  for (const scope of [
    {},
    { zone: 'b3-u2' },
    { site: 'hilltop' },
    { device: 'bin-out' },
    { device: 'nobody' },
  ]) {
    const reply = await ma('PUT', '/api/rules/bin-full', {
      payload: { overrides: [{ scope, enabled: false }] },
    })
    t.match([reply.statusCode, reply.json().code], [403, 'NOT_ALLOWED'], JSON.stringify(scope))
  }
  const written = await ma('PUT', '/api/rules/bin-full', { payload: { definition: {} } })
  t.equal(written.json().code, 'NOT_ALLOWED', 'a rule is the whole server’s')
  const none = await ma('PUT', '/api/rules/bin-full', { payload: { overrides: [] } })
  t.same(none.json().overrides, [everywhere])
  t.same((await done('GET', '/api/rules/bin-full')).overrides, [everywhere, far, farSite])
})

t.test('work is planned on what is one’s own, and seen where it concerns it', async t => {
  const { as } = await startPlaces()
  const plan = async (who: 'ma' | 'tan', scope: object) =>
    as(who)('POST', '/api/maintenance', {
      payload: { scope, to: '2026-05-02T00:00:00Z', reason: 'paint' },
    })
  const whole = await plan('ma', { site: 'riverside' })
  t.equal(whole.statusCode, 201)
  t.equal((await plan('ma', {})).json().scope.site, 'riverside', 'the only site that there is for a manager')
  t.equal((await plan('ma', { site: 'hilltop' })).json().code, 'SITE_NOT_FOUND')
  t.equal(
    (await plan('tan', { site: 'riverside' })).json().code,
    'NOT_ALLOWED',
    'some zones are not the site',
  )
  t.equal((await plan('tan', { site: 'riverside', zone: 'b4' })).json().code, 'NOT_ALLOWED')
  t.equal((await plan('tan', { site: 'riverside', zone: 'b3-u2' })).statusCode, 201)
  const windows = (await as('tan')('GET', '/api/maintenance')).json().windows
  const zones = windows.map(({ scope }: { scope: object }) => scope)
  t.match(
    zones.filter((scope: object) => 'device' in scope),
    [{ device: 'bin-in' }],
  )
  t.equal(zones.length, 4, 'the bin’s, two of the whole site, and the zone’s')
  const ended = await as('tan')('DELETE', `/api/maintenance/${whole.json().id}`)
  t.equal(ended.json().code, 'NOT_ALLOWED', 'which may be seen, and is somebody else’s to end')
})

t.test(
  'a device stays within one’s own zones, a band is not for whoever mends it, a gateway takes a site',
  async t => {
    const { as, done } = await startPlaces()
    const put = async (who: 'ma' | 'tan', id: string, kind: string, zone: string) => {
      const payload = { kind, site: 'riverside', zone, name: id }
      return (await as(who)('PUT', `/api/devices/${id}`, { payload })).statusCode
    }
    t.equal(await put('tan', 'new', 'smart-bin', 'b3-u2'), 200)
    t.equal(await put('tan', 'new', 'smart-bin', 'b4'), 403, 'neither moved away')
    t.equal(await put('tan', 'bin-next', 'smart-bin', 'b3'), 403, 'nor fetched from elsewhere')
    t.equal(await put('tan', 'new-band', 'wristband', 'b3'), 403)
    t.equal(await put('ma', 'new-band', 'wristband', 'b3'), 200)
    t.equal(await put('tan', 'gate', 'gateway', 'b3'), 403, 'its account hears the whole site')
    await done('PUT', '/api/devices/gate', { kind: 'gateway', site: 'riverside', zone: 'b3', name: 'G' })
    t.equal((await as('tan')('POST', '/api/devices/gate/token')).statusCode, 403)
    t.equal((await as('ma')('POST', '/api/devices/gate/token')).statusCode, 200)
  },
)

t.test(
  'whoever may not know asks in vain whose band an alert is about, and which rule raised it',
  async t => {
    const { as } = await startPlaces()
    const count = async (who: 'gao' | 'ma' | 'chen', query: string) =>
      (await as(who)('GET', `/api/alerts?${query}`)).json().total
    t.same([await count('ma', 'device=band-in'), await count('chen', 'device=band-in')], [1, 1])
    t.equal(await count('gao', 'device=band-in'), 0)
    t.equal(await count('gao', 'kind=wristband'), 1, 'that there is one may be known')
    const rule = (await as('ma')('GET', '/api/alerts?device=band-in')).json().alerts[0].rule
    t.ok((await count('ma', `rule=${rule}&kind=wristband`)) > 0)
    t.equal(await count('gao', `rule=${rule}&kind=wristband`), 0)
    t.equal(await count('gao', 'device=bin-in'), 1)
    const readings = await as('gao')('GET', '/api/devices/band-in/readings')
    t.same([readings.statusCode, readings.json().code], [403, 'NOT_ALLOWED'])
    t.equal((await as('gao')('GET', '/api/devices/band-in/rules')).statusCode, 403, 'nor the wearer’s limits')
    t.match((await as('gao')('GET', '/api/devices/band-in')).json(), {
      name: '智能手环 Wristband',
      values: {},
    })
  },
)

t.test('somebody who sees no more than that help is needed takes it in hand all the same', async t => {
  const { as, community, inside } = await startPlaces()
  const reply = await as('gao')('POST', `/api/alerts/${inside.band.alert}/acknowledge`, {
    payload: { note: 'on my way' },
  })
  t.match(reply.json(), { alert: { handling: 'acknowledged', rule: 'help-needed', deviceId: '' } })
  t.equal((await community.alerts.get(inside.band.alert))?.alert.deviceId, 'band-in')
})

t.test('what is counted on a site is what the one who asks may see there', async t => {
  const { as, done } = await startPlaces()
  const elsewhere = [{ site: 'riverside', zones: ['b4'] }]
  await done('POST', '/api/accounts', { username: 'neu', role: 'grid-worker', scope: elsewhere })
  const counts = async (who: Username) => {
    const { sites } = siteList.parse((await as(who)('GET', '/api/sites')).json())
    return sites.map(({ id, devices, zones, wearers, residents, members }) => [
      ...[id, devices, zones, wearers, residents, members],
    ])
  }
  const { zones } = (await as('chen')('GET', '/api/sites/riverside/zones')).json()
  t.match(
    zones.find(({ id }: { id: string }) => id === 'b3-u2'),
    { devices: 1 },
    'nor in a zone',
  )
  const whole = ['riverside', 4, 3, 2, 2, 7]
  t.same(await counts('ada'), [['hilltop', 2, 1, 1, 1, 3], whole])
  t.same(await counts('ma'), [whole])
  t.same(await counts('gao'), [['riverside', 2, 2, 0, 0, 6]], 'one building of it, and nobody’s file')
  t.same(await counts('chen'), [['riverside', 1, 2, 1, 0, 0]], 'the own wearer, and where they live')
  t.same(await counts('far'), [['hilltop', 2, 1, 0, 0, 3]])
})

t.test('no refusal and no advice tells what it is, or who cares for whom', async t => {
  const { as, accounts, inside, done } = await startPlaces()
  const chen = await accounts.person('chen')
  if (chen === undefined) return t.fail('nobody to copy')
  await accounts.savePerson({ ...chen, username: 'qiu' })
  await done('POST', '/api/accounts', { username: 'neu', role: 'grid-worker', scope: chen.scope })
  const { alert } = inside.band
  const assign = async (who: Username, assignee: string) => {
    const reply = await as(who)('POST', `/api/alerts/${alert}/assign`, { payload: { assignee } })
    return reply.json()
  }
  const refused = { code: 'ASSIGNEE_CANNOT_SEE' }
  const told = await assign('gao', 'chen')
  t.match(told, refused, 'who looks after her')
  t.same(await assign('gao', 'qiu'), told, 'and who does not, are the same')
  t.match(await assign('ma', 'qiu'), { ...refused, detail: 'qiu cannot open this alert' })
  t.equal((await assign('ma', 'chen')).code, undefined)
  const wait = { forMs: 60_000, reason: 'parts' }
  for (const [who, action] of [
    ['gao', 'pause'],
    ['tan', 'pause'],
    ['tan', 'shelve'],
  ] as const) {
    const ask = (of: string) => as(who)('POST', `/api/alerts/${of}/${action}`, { payload: wait })
    t.match((await ask(alert)).json(), { code: 'NOT_ALLOWED', detail: /may see what it is/ })
    t.not((await ask(inside.bin.alert)).json().code, 'NOT_ALLOWED')
  }
  t.equal((await as('ma')('POST', `/api/alerts/${alert}/pause`, { payload: wait })).statusCode, 200)
})

const quietQuality: AlarmQuality = { report: async query => reportOf([], query) }

t.test('whose gateways and accounts are out of reach, nobody finds out by naming them', async t => {
  const { as, done } = await startPlaces({ quality: quietQuality })
  const gate = { kind: 'gateway', site: 'riverside', zone: 'b4', name: 'G' }
  await done('PUT', '/api/devices/gate-next', gate)
  await done('PUT', '/api/devices/gate-in', { ...gate, zone: 'b3-u2' })
  const bin = { kind: 'smart-bin', site: 'riverside', zone: 'b3-u2', name: 'Bin in' }
  const behind = async (gateway: string) => {
    const reply = await as('tan')('PUT', '/api/devices/bin-in', { payload: { ...bin, gateway } })
    return reply.statusCode === 200 ? 'saved' : [reply.json().code, reply.json().detail]
  }
  t.same(await behind('nosuch'), ['GATEWAY_UNKNOWN', 'nosuch'])
  t.same(await behind('gate-next'), ['GATEWAY_UNKNOWN', 'gate-next'])
  t.equal(await behind('gate-in'), 'saved')
  await done('PUT', '/api/devices/bin-in', { ...bin, gateway: 'gate-next' })
  t.equal(await behind('gate-next'), 'saved', 'what stands so may be renamed')
  const quality = async (actor: string) => {
    const reply = await as('ma')('GET', `/api/alarm-quality?site=riverside&actor=${actor}`)
    return reply.statusCode === 200 ? 'known' : reply.json().code
  }
  t.equal(await quality('nosuch'), 'QUALITY_SCOPE_EMPTY')
  t.equal(await quality('far'), 'QUALITY_SCOPE_EMPTY')
  t.same([await quality('gao'), await quality('ma')], ['known', 'known'])
})

t.test('whatever tells of a wearer is a look: lists, limits, figures, tables, notices', async t => {
  const { as, accounts, inside } = await startPlaces({ quality: quietQuality })
  const { wearer, device, alert } = inside.band
  const looksBy = async (id: string, url: string) => {
    const before = (await accounts.looks(id, 99)).length
    const reply = await as('ma')('GET', url)
    t.equal(reply.statusCode, 200, reply.body)
    return (await accounts.looks(id, 99))
      .slice(0, -before || undefined)
      .map(({ what, username }) => [what, username])
  }
  t.same(await looksBy(wearer, '/api/sites/riverside/wearers'), [['list', 'ma']])
  t.same(await looksBy(device.id, `/api/devices/${device.id}/rules`), [['limits', 'ma']])
  t.same(await looksBy(device.id, `/api/alarm-quality?device=${device.id}`), [['figures', 'ma']])
  t.same(await looksBy(device.id, '/api/sites/riverside/export/devices'), [['export', 'ma']])
  t.same(await looksBy(device.id, `/api/notices?alert=${alert}`), [['alert', 'ma']])
  t.same(await looksBy('bin-in', '/api/devices/bin-in/rules'), [], 'a bin is nobody')
})
