import t from 'tap'
import { HOUR } from '../../domain/model/time.ts'
import type { PeopleStore } from '../../store/people.ts'
import { openTemporaryStorage, temporaryFolder } from '../../store/temporary.ts'
import { raisedChange } from '../../testing/sample-alert.ts'
import { alertOf, band, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer, type TestServer } from '../testing/test-server.ts'

async function withWearer(
  before?: (server: TestServer) => Promise<unknown>,
  peopleOf = (people: PeopleStore): PeopleStore => people,
) {
  const folder = temporaryFolder()
  const storage = await openTemporaryStorage({ folder })
  t.teardown(() => storage.close())
  const server = await startTestServer({ override: { people: peopleOf(storage.people) } })
  await before?.(server)
  const admin = await asAdmin(server.api)
  const { id: bandId, ...payload } = band
  await admin('PUT', `/api/devices/${bandId}`, { payload })
  const wang = { name: 'Wang', living: 'alone', device: 'band-1' }
  const { id } = (await admin('POST', '/api/sites/site-1/wearers', { payload: wang })).json()
  const url = `/api/sites/site-1/wearers/${id}`
  const erase = (query = `?erase=true&confirm=${id}`) => admin('DELETE', `${url}${query}`)
  return { ...server, admin, url, id, erase, storage, wang }
}

t.test('somebody is erased with their band, and alerts of them say no more than that they were', async t => {
  const { admin, erase, url, id, community, storage, clock } = await withWearer()
  await community.raise(raisedChange({ ...alertOf('a-1', band), raisedAt: noon + HOUR }))
  clock.now += 2 * HOUR
  const reply = await erase()
  t.equal(reply.statusCode, 200)
  t.match(reply.json(), { wearer: id, wearings: [{ device: 'band-1' }] })
  t.same(reply.json().wearings[0].since, '1970-01-01T00:00:00.000Z', 'nobody had the band before')
  t.match((await admin('GET', url)).json(), { code: 'WEARER_NOT_FOUND' })
  t.match((await admin('GET', '/api/devices/band-1')).json(), { code: 'DEVICE_NOT_FOUND' })
  t.equal(community.registry.roster('site-1').wearers.size, 0)
  const { alert } = (await admin('GET', '/api/alerts/a-1')).json()
  t.match(alert, { redacted: true, evidence: { readings: [], settings: {} } })
  t.same(await storage.people.wearers(), [])
  t.match(await storage.people.erasures(), { all: [{ wearer: id, by: 'admin' }], undone: [] })
  t.match((await erase()).json(), { code: 'WEARER_NOT_FOUND' }, 'not twice')
})

t.test('what the band measures of the next one who wears it is theirs', async t => {
  const { admin, erase, community, clock } = await withWearer()
  await erase()
  clock.now += HOUR
  const { id: bandId, ...payload } = band
  await admin('PUT', `/api/devices/${bandId}`, { payload })
  await community.raise(raisedChange({ ...alertOf('a-2', band), raisedAt: clock.now }))
  t.equal((await admin('GET', '/api/alerts/a-2')).json().alert.redacted, undefined)
})

t.test('nobody is erased by a slip, nor while they wait for help', async t => {
  const open = { ...alertOf('a-1', band), latched: true }
  const { erase, storage, admin, url } = await withWearer(({ community }) =>
    community.raise(raisedChange(open)),
  )
  for (const query of ['', '?erase=true', '?erase=false&confirm=w-0'])
    t.match((await erase(query)).json(), { code: 'VALIDATION_FAILED' }, query)
  t.match((await erase('?erase=true&confirm=w-0')).json(), { code: 'ERASURE_UNCONFIRMED' })
  t.match((await erase()).json(), { code: 'WEARER_IN_NEED', detail: 'a-1' })
  t.equal((await admin('GET', url)).statusCode, 200)
  t.same((await storage.people.erasures()).all, [])
})

t.test('one whom an older database brought back is not shown, and erased again', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const file = { id: 'w-1', site: 'site-1', version: 1, name: 'Wang', living: 'alone' } as const
  const more = { contacts: [], consents: [], carers: [], device: 'band-1' }
  await storage.people.savePeople([{ what: 'wearer', file: { ...file, ...more }, at: noon }])
  const wearings = [{ device: 'band-1', since: 0 }]
  await storage.people.promiseErasure({ wearer: 'w-1', site: 'site-1', at: noon + 1, by: 'admin', wearings })
  const { api, community } = await startTestServer({ override: { people: storage.people } })
  const bring = (input: Parameters<typeof community.intake.submit>[1]) =>
    new Promise(resolve => community.intake.submit('site-1', input, resolve))
  await bring({ type: 'device-saved', device: band, actor: 'admin' })
  const worn = { id: 'w-1', device: 'band-1', carers: [] }
  await bring({ type: 'roster-saved', entry: { what: 'wearer', wearer: worn }, actor: 'admin' })
  const gone = new Promise<void>(resolve =>
    community.onCommit(() => community.registry.roster('site-1').wearers.size === 0 && resolve()),
  )
  const admin = await asAdmin(api)
  t.match((await admin('GET', '/api/sites/site-1/wearers/w-1')).json(), { code: 'WEARER_NOT_FOUND' })
  await gone
  t.equal(community.registry.get('band-1'), undefined)
  t.same(await storage.people.wearers(), [])
  t.same((await storage.people.erasures()).undone, [])
})

t.test('whoever saves the file of one who is being erased does not bring them back', async t => {
  const replies: unknown[] = []
  let save = async (): Promise<unknown> => undefined
  const peopleOf = (people: PeopleStore): PeopleStore => ({
    ...people,
    async erase(erasure) {
      await people.erase(erasure)
      replies.push(await save())
    },
  })
  const { admin, erase, url, storage, wang } = await withWearer(undefined, peopleOf)
  const payload = { name: wang.name, living: 'alone' }
  save = async () => (await admin('PUT', url, { payload })).json()
  t.equal((await erase()).statusCode, 200)
  t.match(replies, [{ code: 'WEARER_NOT_FOUND' }])
  t.same(await storage.people.wearers(), [])
  t.match((await admin('GET', url)).json(), { code: 'WEARER_NOT_FOUND' })
})

t.test('an erasure that failed halfway is done when it is asked for again', async t => {
  let fails = true
  const peopleOf = (people: PeopleStore): PeopleStore => ({
    ...people,
    async erase(erasure) {
      await people.erase(erasure)
      if (!fails) return
      fails = false
      const file = {
        id: erasure.wearer,
        site: erasure.site,
        version: 1,
        name: 'Wang',
        living: 'alone',
      } as const
      const rest = { contacts: [], consents: [], carers: [] }
      await people.savePeople([{ what: 'wearer', file: { ...file, ...rest }, at: noon }])
      throw new Error('the disk is full')
    },
  })
  const { erase, storage } = await withWearer(undefined, peopleOf)
  t.equal((await erase()).statusCode, 500)
  t.equal((await storage.people.erasures()).undone.length, 1)
  t.equal((await erase()).statusCode, 200)
  t.same(await storage.people.wearers(), [])
})
