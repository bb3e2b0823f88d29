import t from 'tap'
import { newToken } from '../../domain/model/device-token.ts'
import { openTemporaryStorage } from '../../store/temporary.ts'
import { raisedChange } from '../../testing/sample-alert.ts'
import { addPerson } from '../testing/people.ts'
import { alertOf, band, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer, type TestServer } from '../testing/test-server.ts'
import { residentList, wearer, wearerList } from '../wire/people.ts'

async function withBand(before?: (server: TestServer) => Promise<unknown>) {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const server = await startTestServer({ override: { people: storage.people } })
  await before?.(server)
  const { api, community, accounts, clock } = server
  const admin = await asAdmin(api)
  const register = ({ id, ...payload } = band) => admin('PUT', `/api/devices/${id}`, { payload })
  await register()
  await register({ ...band, id: 'band-2' })
  const someone = await accounts.person('admin')
  if (someone !== undefined) await accounts.savePerson({ ...someone, username: 'li', role: 'caregiver' })
  const url = '/api/sites/site-1/wearers'
  const add = (payload: object) => admin('POST', url, { payload })
  const put = (id: string, payload: object) => admin('PUT', `${url}/${id}`, { payload })
  const inputs = () => community.inputs.map(({ input }) => input)
  return { ...server, admin, add, put, url, storage, inputs, clock }
}

const wang = {
  name: 'Wang Xiulan',
  living: 'alone',
  zone: 'b2',
  flat: '2-301',
  birthYear: 1941,
  device: 'band-1',
  carers: ['li'],
  contacts: [{ name: 'Wang Jun', relation: 'son', phone: '+86 138 0000 0000' }],
  notes: 'hard of hearing',
  consents: [{ what: 'health', givenOn: '2026-03-01', givenBy: 'Wang Xiulan', document: 'C-17' }],
}

t.test('a file is kept, and the log hears of the band and the carers alone', async t => {
  const { add, admin, url, community, inputs, accounts } = await withBand()
  const reply = await add(wang)
  t.equal(reply.statusCode, 201)
  const file = wearer.parse(reply.json())
  t.match(file, { ...wang, site: 'site-1', version: 1, healthShown: true, locationShown: false })
  t.match(file.id, /^w-[0-9a-f]{16}$/)
  const { id } = file
  t.same(community.registry.roster('site-1').wearers.get(id), { id, device: 'band-1', carers: ['li'] })
  t.notMatch(JSON.stringify(inputs()), /Wang|hard of hearing|138|2-301/)
  const list = wearerList.parse((await admin('GET', url)).json())
  t.match(list.wearers, [{ id, name: wang.name }])
  t.notMatch(JSON.stringify(list), /hearing|138/, 'what is in the file is asked for one by one')
  t.same(wearer.parse((await admin('GET', `${url}/${id}`)).json()), file)
  t.match(await accounts.looks(id, 9), [{ username: 'admin', what: 'file', at: noon }], 'which is on record')
})

t.test('what cannot be written of a wearer is refused with the reason', async t => {
  const { add, admin } = await withBand()
  await add(wang)
  await admin('PUT', '/api/devices/bin-9', {
    payload: { kind: 'smart-bin', site: 'site-1', zone: 'b2', name: 'Bin' },
  })
  await admin('PUT', '/api/devices/band-9', {
    payload: { kind: 'wristband', site: 'site-2', zone: 'b2', name: 'Band' },
  })
  const table: [object, string, RegExp?][] = [
    [{ device: 'nothing' }, 'WEARER_UNFIT', /no device nothing/],
    [{ device: 'band-9' }, 'WEARER_UNFIT', /no device band-9 is registered on this site/],
    [{ device: 'bin-9' }, 'WEARER_UNFIT', /no band but a smart-bin/],
    [{}, 'WEARER_UNFIT', /band-1 is worn by w-/],
    [{ device: 'band-2', zone: 'b22' }, 'WEARER_UNFIT', /no zone b22/],
    [{ device: 'band-2', carers: ['nobody'] }, 'WEARER_UNFIT', /no account nobody/],
    [{ device: 'band-2', carers: ['li', 'li'] }, 'WEARER_UNFIT', /named twice/],
    [{ device: 'band-2', living: 'well' }, 'VALIDATION_FAILED'],
    [{ device: 'band-2', contacts: [{ name: 'A', relation: 'son', phone: 'at home' }] }, 'VALIDATION_FAILED'],
    [
      { device: 'band-2', consents: [{ what: 'health', givenOn: 'last year', givenBy: 'A' }] },
      'VALIDATION_FAILED',
    ],
  ]
  for (const [over, code, detail] of table)
    t.match(
      (await add({ ...wang, ...over })).json(),
      { code, ...(detail && { detail }) },
      JSON.stringify(over),
    )
  t.match((await admin('POST', '/api/sites/nowhere/wearers', { payload: wang })).json(), {
    code: 'SITE_NOT_FOUND',
  })
})

t.test('a carer who would never be called is refused, and it says what to do', async t => {
  const { add, put, accounts } = await withBand()
  const west = [{ site: 'site-2', zones: [] }]
  const gate = [{ site: 'site-1', zones: ['gate'] }]
  await addPerson(accounts, 'west', { role: 'caregiver', scope: west })
  await addPerson(accounts, 'off', { role: 'caregiver', disabled: true })
  await addPerson(accounts, 'guard', { scope: gate })
  await addPerson(accounts, 'mei', { role: 'caregiver', scope: gate })
  const refused: [string, RegExp][] = [
    ['west', /west has no work on this site.* give the account this site, or name somebody else/],
    ['off', /off is disabled.* enable it, or name somebody else/],
    ['guard', /guard does not see what happens in b2/],
  ]
  for (const [carer, detail] of refused)
    t.match((await add({ ...wang, carers: ['li', carer] })).json(), { code: 'WEARER_UNFIT', detail }, carer)
  const made = await add({ ...wang, carers: ['mei', 'li'] })
  t.equal(made.statusCode, 201, 'whoever looks after a wearer sees that one wherever it is')
  await addPerson(accounts, 'mei', { role: 'caregiver', scope: west })
  const saved = await put(made.json().id, { ...wang, carers: ['mei', 'li'] })
  t.match(saved.json(), { code: 'WEARER_UNFIT', detail: /mei has no work/ }, 'also one who has left since')
})

t.test('of two people who change a file at once the second is told', async t => {
  const { add, put } = await withBand()
  const { id } = (await add(wang)).json()
  t.equal((await put(id, { ...wang, notes: 'key at the gate', version: 1 })).json().version, 2)
  t.match((await put(id, { ...wang, version: 1 })).json(), { code: 'ROSTER_VERSION_CONFLICT' })
  t.match((await put('w-0', wang)).json(), { code: 'WEARER_NOT_FOUND' })
})

t.test('a band that leaves somebody begins anew, under the same token', async t => {
  const { add, put, inputs, community, storage, clock, accounts } = await withBand()
  await accounts.saveDeviceTokens([['band-1', { current: newToken('hash', 1) }]])
  const { id } = (await add(wang)).json()
  clock.now += 1_000
  await put(id, { ...wang, device: 'band-2' })
  t.match(
    inputs()
      .slice(-3)
      .map(({ type }) => type),
    ['device-deleted', 'device-saved', 'roster-saved'],
  )
  t.equal(community.registry.get('band-1')?.historyFrom, noon + 1_000, 'what it measured before is not shown')
  t.equal((await accounts.deviceTokens()).get('band-1')?.current.hash, 'hash')
  t.same(await storage.people.wearings(id), [
    { device: 'band-1', since: noon, until: noon + 1_000 },
    { device: 'band-2', since: noon + 1_000 },
  ])
  t.equal((await add({ ...wang, name: 'Zhao' })).statusCode, 201, 'and somebody else can have it')
})

t.test('nobody takes the band from somebody who waits for help', async t => {
  const open = { ...alertOf('a-1', band), latched: true }
  const { add, put, admin, community } = await withBand(({ community: { raise } }) =>
    raise(raisedChange(open)),
  )
  const { id } = (await add(wang)).json()
  t.match((await put(id, { ...wang, device: 'band-2' })).json(), { code: 'WEARER_IN_NEED', detail: 'a-1' })
  t.equal((await put(id, { ...wang, notes: 'deaf' })).statusCode, 200, 'the rest can be changed')
  t.match((await admin('DELETE', '/api/devices/band-1')).json(), { code: 'WEARER_IN_NEED', detail: 'a-1' })
  t.ok(community.registry.get('band-1'), 'nor is it deleted meanwhile')
})

t.test('with a deleted band its wearer has none', async t => {
  const { add, admin, url, community } = await withBand()
  const { id } = (await add(wang)).json()
  await admin('DELETE', '/api/devices/band-1')
  t.equal(wearer.parse((await admin('GET', `${url}/${id}`)).json()).device, undefined)
  t.equal(community.registry.roster('site-1').wearers.size, 0)
})

t.test('what a crash left between the files and the roster is made good at start', async t => {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const file = { id: 'w-1', site: 'site-1', version: 1, name: 'Wang', living: 'alone', contacts: [] } as const
  await storage.people.savePeople([
    { what: 'wearer', file: { ...file, device: 'band-1', carers: ['li'], consents: [] }, at: noon },
  ])
  const { api, community } = await startTestServer({ override: { people: storage.people } })
  const bring = (input: Parameters<typeof community.intake.submit>[1]) =>
    new Promise(resolve => community.intake.submit('site-1', input, resolve))
  const gone = { id: 'w-2', device: 'band-2', carers: [] }
  await bring({ type: 'device-saved', device: band, actor: 'admin' })
  await bring({ type: 'roster-saved', entry: { what: 'wearer', wearer: gone }, actor: 'admin' })
  const admin = await asAdmin(api)
  // The start waits for nothing of it, so neither may whoever asks: the time limit of the test is what it can fail by.
  const { wearers } = community.registry.roster('site-1')
  await admin('GET', '/api/sites')
  while (wearers.has('w-2') || !wearers.has('w-1')) await new Promise(setImmediate)
  t.same([...wearers.values()], [{ id: 'w-1', device: 'band-1', carers: ['li'] }])
})

t.test('residents are kept, changed and forgotten', async t => {
  const { admin } = await withBand()
  const url = '/api/sites/site-1/residents'
  const chen = { name: 'Chen', zone: 'b2', phone: '13800000000', language: 'zh' }
  const { id } = (await admin('POST', url, { payload: chen })).json()
  t.match((await admin('POST', url, { payload: { ...chen, zone: 'x' } })).json(), { code: 'RESIDENT_UNFIT' })
  const change = (payload: object) => admin('PUT', `${url}/${id}`, { payload })
  t.match((await change({ ...chen, flat: '1-1', version: 1 })).json(), { version: 2, flat: '1-1' })
  t.match((await change({ ...chen, version: 1 })).json(), { code: 'ROSTER_VERSION_CONFLICT' })
  t.match(residentList.parse((await admin('GET', url)).json()).residents, [{ id, flat: '1-1' }])
  t.equal((await admin('DELETE', `${url}/${id}`)).statusCode, 204)
  t.match((await admin('DELETE', `${url}/${id}`)).json(), { code: 'RESIDENT_NOT_FOUND' })
})

t.test('help goes to where the wearer lives: the band is there from the day the file says so', async t => {
  const { add, put, admin, community } = await withBand()
  for (const zone of ['b1', 'b3'])
    await admin('PUT', `/api/sites/site-1/zones/${zone}`, {
      payload: { sort: 'building', name: { en: zone, zh: zone } },
    })
  const added = await add({ ...wang, zone: 'b1' })
  t.equal(added.statusCode, 201, added.body)
  const file = wearer.parse(added.json())
  t.equal(community.registry.get('band-1')?.device.zone, 'b1', 'it was registered in another building')
  t.equal((await put(file.id, { ...wang, zone: 'b3', version: file.version })).statusCode, 200)
  t.equal(community.registry.get('band-1')?.device.zone, 'b3', 'who moves takes it along')
  const { zone: _, ...nowhere } = wang
  t.equal((await put(file.id, nowhere)).statusCode, 200)
  t.equal(community.registry.get('band-1')?.device.zone, 'b3', 'a file without a place leaves it where it is')
})
