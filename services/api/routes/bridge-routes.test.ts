import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'

const yard = {
  ...{ site: 'riverside', name: 'Yard', via: { bridge: 'estate' }, filters: ['bins/+/state'] },
  format: 'plain-json',
}

t.test('a bridge says how it is, and why it is away', async t => {
  const { done } = await startPlaces()
  t.match((await done('GET', '/api/bridges')).bridges, [
    { id: 'estate', state: 'away', failure: { code: 'closed', words: { zh: '已关闭' } }, filters: [] },
  ])
})

t.test('a bridge of others’ sources is theirs, and of a shared one each sees what is their own', async t => {
  const { done, as } = await startPlaces()
  const seenByMa = async () => (await as('ma')('GET', '/api/bridges')).json().bridges
  t.equal((await seenByMa()).length, 1, 'nobody’s so far: it can be chosen for a source')
  await done('PUT', '/api/sources/hill', { ...yard, site: 'hilltop', filters: ['secret/+'] })
  t.same(await seenByMa(), [])
  await done('PUT', '/api/sources/yard', yard)
  t.match(await seenByMa(), [{ filters: ['bins/+/state'], filtersRefused: ['$share/linli/bins/+/state'] }])
})

t.test('a source by a bridge that there is not is refused', async t => {
  const { as } = await startPlaces()
  const reply = await as('ada')('PUT', '/api/sources/yard', { payload: { ...yard, via: { bridge: 'none' } } })
  t.match([reply.statusCode, reply.json().code], [409, 'BRIDGE_UNKNOWN'])
})
