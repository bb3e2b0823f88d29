import t from 'tap'
import { openTemporaryStorage } from '../../store/temporary.ts'
import { bin } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { siteList, zone, zoneList } from '../wire/place.ts'

async function withBin(env: Record<string, string> = {}) {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const { api, community } = await startTestServer({ env, override: { people: storage.people } })
  const admin = await asAdmin(api)
  const { id, ...body } = bin
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  const url = (id: string) => `/api/sites/site-1/zones/${id}`
  const put = (id: string, more: object = {}) =>
    admin('PUT', url(id), {
      payload: { sort: 'building', name: { en: id, zh: `${id}号` }, ...more },
    })
  return { admin, community, put, url, storage }
}

t.test('a zone is described, listed with its devices, and forgotten', async t => {
  const { admin, community, put, url } = await withBin()
  const before = zoneList.parse((await admin('GET', '/api/sites/site-1/zones')).json())
  t.match(before.zones, [{ id: 'gate', described: false, version: 'new', devices: 1 }])
  await put('grid-1', { sort: 'grid' })
  const saved = zone.parse((await put('b3', { within: 'grid-1' })).json())
  t.match(saved, { id: 'b3', within: 'grid-1', described: true, devices: 0 })
  t.match(community.inputs.at(-1)?.input, { type: 'roster-saved', actor: 'admin', entry: { what: 'zone' } })
  const { zones } = zoneList.parse((await admin('GET', '/api/sites/site-1/zones')).json())
  t.same(
    zones.map(({ id }) => id),
    ['b3', 'gate', 'grid-1'],
  )
  t.equal((await admin('DELETE', url('b3'))).statusCode, 204)
  t.match(community.inputs.at(-1)?.input, { type: 'roster-removed', what: 'zone', id: 'b3' })
  t.match((await admin('DELETE', url('b3'))).json(), { code: 'ZONE_NOT_FOUND' })
})

t.test('of two people who change a zone at once the second is told', async t => {
  const { put, admin, url } = await withBin()
  const { version } = (await put('b3', { version: 'new' })).json()
  t.match((await put('b3', { version: 'new' })).json(), { code: 'ROSTER_VERSION_CONFLICT' })
  const second = await put('b3', { sort: 'unit', version })
  t.equal(second.statusCode, 200)
  const late = await put('b3', { sort: 'area', version })
  t.match(late.json(), { code: 'ROSTER_VERSION_CONFLICT', detail: new RegExp(second.json().version) })
  const removal = await admin('DELETE', `${url('b3')}?version=${version}`)
  t.match(removal.json(), { code: 'ROSTER_VERSION_CONFLICT' })
  t.equal((await put('b3')).statusCode, 200, 'who does not say what was seen has the last word')
})

t.test('a zone that cannot be is refused with the reason', async t => {
  const { put } = await withBin({ LINLI_ZONES: '6' })
  await put('a')
  for (const [id, within] of ['ba', 'cb', 'dc', 'ed'].map(pair => [...pair]))
    t.equal((await put(`${id}`, { within })).statusCode, 200, `${id} in ${within}`)
  const table: [string, string, RegExp][] = [
    ['f', 'nowhere', /nobody described the zone nowhere/],
    ['f', 'f', /it would lie in itself/],
    ['a', 'c', /it would lie in itself: c → b → a/],
    ['f', 'e', /would lie 6 deep/],
  ]
  for (const [id, within, detail] of table)
    t.match((await put(id, { within })).json(), { code: 'ZONE_UNFIT', detail }, `${id} in ${within}`)
  await put('x')
  t.match((await put('y')).json(), { code: 'ZONES_TOO_MANY', detail: /LINLI_ZONES is 6/ })
  t.match((await put('x', { within: 'a' })).statusCode, 200, 'one that is there can be changed')
  t.match((await put('a', { within: 'x' })).json(), { code: 'ZONE_UNFIT' }, 'what is below counts')
})

t.test('a zone with something in it says what and stays', async t => {
  const { admin, put, url, community } = await withBin()
  await put('gate')
  await put('booth', { within: 'gate' })
  const entry = { what: 'member', member: { id: 'wang', role: 'grid-worker', zones: ['gate'] } } as const
  community.intake.submit('site-1', { type: 'roster-saved', entry, actor: 'admin' }, () => {})
  const refused = (await admin('DELETE', url('gate'))).json()
  t.match(refused, { code: 'ZONE_IN_USE', detail: 'devices: bin-1; zones: booth; members: wang' })
})

t.test('a site begins with its name and is listed with what is on it', async t => {
  const { admin, put, storage } = await withBin()
  await put('b3')
  const name = { en: 'Riverside', zh: '河畔社区' }
  t.match((await admin('PUT', '/api/sites/site-2/zones/b1', { payload: { sort: 'area', name } })).json(), {
    code: 'SITE_NOT_FOUND',
  })
  await admin('PUT', '/api/sites/site-2', { payload: { name } })
  t.same(await storage.people.sites(), [{ id: 'site-2', name }])
  const { sites } = siteList.parse((await admin('GET', '/api/sites')).json())
  t.match(sites, [
    { id: 'site-1', name: { en: 'site-1' }, devices: 1, zones: 1 },
    { id: 'site-2', name, devices: 0, zones: 0 },
  ])
  const payload = { sort: 'area', name }
  t.equal((await admin('PUT', '/api/sites/site-2/zones/b1', { payload })).statusCode, 200)
})

t.test('what of its people a site’s notices may tell is the least, until somebody says so', async t => {
  const { admin } = await withBin()
  const name = { en: 'Sunny Garden', zh: '阳光花园' }
  const put = async (payload: object) => (await admin('PUT', '/api/sites/site-1', { payload })).json()
  const [site] = siteList.parse((await admin('GET', '/api/sites')).json()).sites
  t.equal(site?.disclosure, 'place-only')
  t.match(await put({ name, disclosure: 'name' }), { disclosure: 'name' })
  t.match(await put({ name }), { disclosure: 'name' }, 'a new name leaves it')
  t.match(await put({ name, disclosure: 'everything' }), { code: 'VALIDATION_FAILED' })
})
