import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'

const yard = {
  ...{ site: 'riverside', name: 'Yard', via: { bridge: 'estate' }, filters: ['bins/+/state'] },
  format: 'plain-json',
}

t.test('a bridge says how it is, and why it is away', async t => {
  const { done } = await startPlaces()
  t.match((await done('GET', '/api/bridges')).bridges[0], {
    ...{ id: 'estate', state: 'away', failure: { code: 'closed', words: { zh: '已关闭' } }, filters: [] },
  })
})

t.test('a bridge of others’ sources is theirs, and of a shared one each sees what is their own', async t => {
  const { done, as } = await startPlaces()
  const seenByMa = async () => (await as('ma')('GET', '/api/bridges')).json().bridges
  t.same(await seenByMa(), [], 'it may hear any site: it is for whoever reaches them all')
  await done('PUT', '/api/sources/hill', { ...yard, site: 'hilltop', filters: ['secret/+'] })
  t.same(await seenByMa(), [])
  await done('PUT', '/api/sources/yard', yard)
  t.match(await seenByMa(), [{ filters: ['bins/+/state'], filtersRefused: ['$share/linli/bins/+/state'] }])
})

t.test('what is listened to at a bridge of no site is said by whoever reaches all sites', async t => {
  const { done, as } = await startPlaces()
  const put = async (id: string, more: object) => {
    const reply = await as('ma')('PUT', `/api/sources/${id}`, { payload: { ...yard, ...more } })
    return [reply.statusCode, reply.json().code]
  }
  t.same(await put('tap', { filters: ['#'] }), [409, 'BRIDGE_UNKNOWN'], 'as if it were not there')
  await done('PUT', '/api/sources/yard', yard)
  t.same(await put('yard', { filters: [...yard.filters, '#'] }), [403, 'NOT_ALLOWED'])
  t.same(await put('yard', { name: 'Court' }), [200, undefined], 'all but that is theirs to change')
  t.same(await put('tap', {}), [409, 'BRIDGE_UNKNOWN'])
})

t.test('a bridge whose gateway stands at a site is that site’s own', async t => {
  const { done, as } = await startPlaces()
  const own = { ...yard, via: { bridge: 'gated' }, filters: ['#'] }
  const put = async () => (await as('ma')('PUT', '/api/sources/own', { payload: own })).statusCode
  const gateway = { kind: 'gateway', zone: 'h1', name: 'Gate' }
  t.equal(await put(), 409, 'nobody says yet whose it is')
  await done('PUT', '/api/devices/gw-own', { ...gateway, site: 'hilltop' })
  t.equal(await put(), 409)
  await done('DELETE', '/api/devices/gw-own')
  await done('PUT', '/api/devices/gw-own', { ...gateway, site: 'riverside', zone: 'b4' })
  t.match((await as('ma')('GET', '/api/bridges')).json().bridges, [{ id: 'gated' }])
  t.equal(await put(), 200)
})

t.test('a source by a bridge that there is not is refused', async t => {
  const { as } = await startPlaces()
  const reply = await as('ada')('PUT', '/api/sources/yard', { payload: { ...yard, via: { bridge: 'none' } } })
  t.match([reply.statusCode, reply.json().code], [409, 'BRIDGE_UNKNOWN'])
})
