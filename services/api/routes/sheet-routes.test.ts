import t from 'tap'
import { openTemporaryStorage } from '../../store/temporary.ts'
import { addPerson } from '../testing/people.ts'
import { band, bin } from '../testing/samples.ts'
import { asAdmin, PASSWORD, startTestServer } from '../testing/test-server.ts'
import { importAnswer } from '../wire/import.ts'

async function withSite(env: Record<string, string> = {}) {
  const storage = await openTemporaryStorage()
  t.teardown(() => storage.close())
  const server = await startTestServer({ env, override: { people: storage.people } })
  const { api, community, accounts } = server
  const admin = await asAdmin(api)
  for (const { id, ...payload } of [band, { ...band, id: 'band-2' }, bin])
    await admin('PUT', `/api/devices/${id}`, { payload })
  const someone = await accounts.person('admin')
  if (someone !== undefined) await accounts.savePerson({ ...someone, username: 'li', role: 'caregiver' })
  const send = (name: string, payload: string | Buffer, query = '') =>
    admin('POST', `/api/sites/site-1/import/${name}${query}`, {
      payload,
      headers: { 'content-type': 'text/csv' },
    })
  const preview = async (name: string, payload: string) =>
    importAnswer.parse((await send(name, payload)).json())
  const bringIn = async (name: string, payload: string) => {
    const { hash } = await preview(name, payload)
    return send(name, payload, `?preview=false&hash=${hash}`)
  }
  const take = async (name: string, query = '') =>
    (await admin('GET', `/api/sites/site-1/export/${name}${query}`)).body
  const batches: number[] = []
  community.onCommit(batch => void batches.push(batch.entries.length))
  return { ...server, admin, send, preview, bringIn, take, batches, storage }
}

const zones =
  '编号,类型,中文名称,英文名称,所属区域\nb3-u1,单元,一单元,Unit 1,b3\nb3,楼栋,3号楼,,g1\ng1,grid,,Grid 1,\n'

t.test('a file of zones is looked at, brought in as it was looked at, and says what changed', async t => {
  const { preview, bringIn, community, take } = await withSite()
  const look = await preview('zones', zones)
  t.match(look, { applied: false, unchanged: 0, absent: 0, bad: [], badCount: 0 })
  t.match(look.added, [
    { row: 2, id: 'b3-u1', cells: { sort: 'unit', within: 'b3' } },
    { row: 3, id: 'b3', cells: { name_zh: '3号楼', name_en: '3号楼' } },
    { row: 4, id: 'g1', cells: { name_zh: 'Grid 1' } },
  ])
  t.equal(community.registry.roster('site-1').zones.size, 0, 'a preview changes nothing')
  t.match((await bringIn('zones', zones)).json(), { applied: true, hash: look.hash })
  t.same([...community.registry.roster('site-1').zones.keys()], ['b3-u1', 'b3', 'g1'])
  const next = await preview('zones', 'id,name_en\nb3,Building 3\ng1,Grid 1\n')
  t.match(next, { added: [], unchanged: 1, absent: 1 })
  t.same(next.changed, [
    { row: 2, id: 'b3', fields: [{ column: 'name_en', from: '3号楼', to: 'Building 3' }] },
  ])
  const again = await preview('zones', await take('zones'))
  t.match(again, { added: [], changed: [], unchanged: 3, absent: 0 }, 'what is taken out says what is so')
})

t.test('what is brought in is what was looked at, or nothing', async t => {
  const { send, preview, admin, bringIn, community } = await withSite()
  const { hash } = await preview('zones', zones)
  const apply = (payload: string, with_: string) => send('zones', payload, `?preview=false${with_}`)
  t.match((await apply(zones, '')).json(), { code: 'IMPORT_CHANGED' })
  t.notMatch((await apply(zones, '')).body, hash, 'which hash would be right is not told')
  t.match((await apply(zones.replace('3号楼', '4号楼'), `&hash=${hash}`)).json(), { code: 'IMPORT_CHANGED' })
  const payload = { sort: 'grid', name: { en: 'East', zh: '东' } }
  await admin('PUT', '/api/sites/site-1/zones/g1', { payload })
  t.match((await apply(zones, `&hash=${hash}`)).json(), { code: 'IMPORT_CHANGED' }, 'somebody else was first')
  t.equal(community.registry.roster('site-1').zones.size, 1)
  t.equal((await bringIn('zones', zones)).statusCode, 200)
})

t.test('every bad row is named with what would be right, and none of the file is brought in', async t => {
  const { preview, bringIn, community } = await withSite()
  const file = `id,sort,name_zh,within
b1,tower,一号楼,
,grid,东,
b2,building,,
b3,building,三号楼,nowhere
b4,building,四号楼,b5
b5,building,五号楼,b4
b6,building,六号楼,
b6,building,六号楼,
`
  const { bad, badCount } = await preview('zones', file)
  t.equal(badCount, 7)
  t.match(bad, [
    { row: 2, column: 'sort', says: { en: '“tower”: one of grid, building, unit, area', zh: /网格、楼栋/ } },
    { row: 3, column: 'id', says: { en: /an id/, zh: /编号/ } },
    { row: 4, column: 'name_zh', says: { en: /no name/ } },
    { row: 5, column: 'within', says: { en: /nobody described the zone nowhere/ } },
    { row: 6, column: 'within', says: { en: /in itself: b5 → b4/ } },
    { row: 7, column: 'within', says: { zh: /不能属于自身/ } },
    { row: 9, says: { en: 'it is about the same as row 8' } },
  ])
  t.match((await bringIn('zones', file)).json(), { code: 'IMPORT_HAS_BAD_ROWS' })
  t.equal(community.registry.roster('site-1').zones.size, 0)
  const { bad: heads } = await preview('zones', 'id,colour,id\nb1,red,b1\n')
  t.match(heads, [
    { row: 1, column: 'colour', says: { en: /no such column; there are id, sort/ } },
    { row: 1, column: 'id', says: { en: /twice/ } },
  ])
})

t.test('devices come in together with their gateway, in whichever order', async t => {
  const { preview, bringIn, community, admin } = await withSite()
  const file = `id,kind,name,zone,gateway,interval_s
bin-8,智能垃圾桶,Bin 8,gate,gw-1,900
gw-1,gateway,Gateway,gate,,
`
  t.equal((await bringIn('devices', file)).statusCode, 200)
  t.match(community.registry.get('bin-8')?.device, {
    ...{ kind: 'smart-bin', site: 'site-1', gateway: 'gw-1', expectedIntervalMs: 900_000 },
  })
  await admin('PUT', '/api/devices/bin-9', {
    payload: { kind: 'smart-bin', site: 'site-2', zone: 'x', name: 'Bin 9' },
  })
  const { bad, changed } = await preview(
    'devices',
    `id,kind,name,zone,gateway
bin-8,gateway,Bin,gate,
bin-9,smart-bin,Bin 9,gate,
bin-7,toaster,Bin 7,gate,
bin-6,smart-bin,Bin 6,gate,bin-1
gw-1,gateway,Gateway,gate,gw-1
band-1,wristband,Band of Wang,b2,
`,
  )
  t.match(bad, [
    { row: 2, column: 'kind', says: { zh: /不能更改/ } },
    { row: 3, column: 'kind', says: { en: /it is a smart-bin of site site-2/ } },
    { row: 4, column: 'kind', says: { en: /“toaster”: one of/ } },
    { row: 5, column: 'gateway', says: { en: /not a device of kind gateway/ } },
    { row: 6, column: 'gateway', says: { zh: /循环/ } },
  ])
  t.match(changed, [{ row: 2 }, { row: 6 }, { row: 7, id: 'band-1' }])
})

const wearers = `姓名,性别,出生年份,区域,房号,居住情况,手环编号,照护人,联系人1姓名,联系人1关系,联系人1电话,健康数据同意日期,健康数据同意人
王秀兰,女,1941,b2,2-301,独居,band-1,li、admin,王军,儿子,+86 138 0000 0000,2026/3/1,王秀兰
=cmd|' /C calc'!A0,,,b2,2-302,空巢,band-2,,,,,,
`

t.test('wearers come in from a Chinese table, in one commit, without their names', async t => {
  const { bringIn, storage, community, batches, take, preview } = await withSite()
  t.equal((await bringIn('wearers', wearers)).statusCode, 200)
  const files = await storage.people.wearers()
  const [other, wang] = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  t.match(wang, {
    ...{ name: '王秀兰', sex: 'female', birthYear: 1941, living: 'alone', device: 'band-1' },
    carers: ['li', 'admin'],
    contacts: [{ name: '王军', phone: '+86 138 0000 0000' }],
    consents: [{ what: 'health', givenOn: '2026-03-01', givenBy: '王秀兰' }],
  })
  t.match(other, { living: 'empty-nest', device: 'band-2' })
  t.equal(community.registry.roster('site-1').wearers.size, 2)
  t.ok(batches.length > 0)
  t.notMatch(JSON.stringify(community.inputs), /王/)
  const out = await take('wearers')
  t.match(out, "'=cmd|'", 'a formula is text where it is opened')
  t.match(out, "'+86 138 0000 0000")
  t.match(await preview('wearers', out), { added: [], changed: [], unchanged: 2, bad: [] })
  t.match(await preview('wearers', wearers), { added: [], changed: [], unchanged: 2 }, 'also without ids')
})

t.test('two wearers exchange their bands in one file', async t => {
  const { bringIn, community, storage } = await withSite()
  await bringIn('wearers', wearers)
  const ids = (await storage.people.wearers()).map(({ id, device }) => [id, device])
  const swapped = `id,device\n${ids.map(([id, device]) => `${id},${device === 'band-1' ? 'band-2' : 'band-1'}`).join('\n')}\n`
  t.equal((await bringIn('wearers', swapped)).statusCode, 200)
  const { wearers: roster } = community.registry.roster('site-1')
  for (const [id = '', device] of ids) t.not(roster.get(id)?.device, device)
  t.equal(roster.size, 2)
})

t.test('what is taken out of wearers is on record', async t => {
  const { bringIn, take, storage, accounts } = await withSite()
  await bringIn('wearers', wearers)
  await take('wearers')
  for (const { id } of await storage.people.wearers())
    t.match(await accounts.looks(id, 9), [{ what: 'export', username: 'admin' }])
})

t.test('rows of people that cannot be are named', async t => {
  const { preview } = await withSite()
  const { bad } = await preview(
    'wearers',
    `name,zone,device,carers,contact_1_name,contact_1_phone,health_consent_on,birth_year,id
A,b22,,,,,,,
B,b2,bin-1,,,,,,
C,b2,,nobody,,,,,
D,b2,,,Son,at home,,,
E,b2,,,,,soon,1700,
F,b2,,,,,,,w-0
G,b2,band-1,,,,,,
H,b2,band-1,,,,,,
`,
  )
  t.match(bad, [
    { row: 2, says: { zh: /没有区域 b22/ } },
    { row: 3, says: { zh: /不是手环/ } },
    { row: 4, says: { en: /no account nobody/ } },
    { row: 5, column: 'contact_1_phone' },
    { row: 5, column: 'contact_1_name' },
    { row: 6, column: 'birth_year' },
    { row: 6, column: 'health_consent_on', says: { zh: /2026-03-01/ } },
    { row: 7, column: 'id', says: { en: /nobody has this id/ } },
    { row: 9, says: { en: /band-1 is worn by/ } },
  ])
})

t.test('rows that name a carer who would never be called are bad, in both languages', async t => {
  const { preview, accounts } = await withSite()
  await addPerson(accounts, 'west', { role: 'caregiver', scope: [{ site: 'site-2', zones: [] }] })
  await addPerson(accounts, 'off', { role: 'caregiver', disabled: true })
  const { bad } = await preview('wearers', 'name,zone,carers\nA,b2,west\nB,b2,off\nC,b2,li\n')
  t.match(bad, [
    { row: 2, column: 'carers', says: { en: /no work on this site/, zh: /不含本社区/ } },
    { row: 3, column: 'carers', says: { en: /disabled/, zh: /已停用/ } },
  ])
  t.equal(bad.length, 2)
})

t.test('residents come in and go out', async t => {
  const { bringIn, take } = await withSite()
  const file = '姓名,区域,房号,电话,语言\n陈,b2,1-1,13800000000,中文\n'
  t.match((await bringIn('residents', file)).json(), { applied: true })
  t.match(await take('residents', '?language=en'), /^\uFEFFId,Name,Zone,Flat,Telephone,Language\r\n"?p-/)
})

t.test('a file that is too large, too long or none is refused', async t => {
  const { send, admin } = await withSite({ LINLI_IMPORT_ROWS: '2', LINLI_IMPORT_BYTES: '1024' })
  t.match((await send('zones', 'id\na\nb\nc\n')).json(), { code: 'IMPORT_UNREADABLE', detail: /more than 2/ })
  t.match((await send('zones', 'x'.repeat(1_025))).json(), { code: 'BODY_TOO_LARGE' })
  t.match((await send('zones', Buffer.from([0, 1, 2]))).json(), { code: 'IMPORT_UNREADABLE' })
  const nowhere = await admin('POST', '/api/sites/nowhere/import/zones', {
    payload: 'id\n',
    headers: { 'content-type': 'text/csv' },
  })
  t.match(nowhere.json(), { code: 'SITE_NOT_FOUND' })
})

t.test('staff come in with an invitation each, for this site alone', async t => {
  const { bringIn, preview, take, accounts, admin } = await withSite()
  const file = `用户名,姓名,角色,负责区域,语言
wang,王芳,网格员,gate,中文
zhao,Zhao,manager,,en
`
  const answer = importAnswer.parse((await bringIn('staff', file)).json())
  t.match(
    answer.invitations?.map(({ username, purpose }) => [username, purpose]),
    [
      ['wang', 'invitation'],
      ['zhao', 'invitation'],
    ],
  )
  t.match(await accounts.person('wang'), {
    ...{ role: 'grid-worker', displayName: '王芳', scope: [{ site: 'site-1', zones: ['gate'] }] },
  })
  const next = await preview('staff', 'username,role\nwang,technician\nzhao,manager\n')
  t.match(next, { added: [], unchanged: 1 })
  t.same(next.changed[0]?.fields, [{ column: 'role', from: 'grid-worker', to: 'technician' }])
  t.match(await take('staff'), /wang,王芳,grid-worker,gate,zh/)
  t.notMatch(await take('staff'), /admin/, 'who runs the server is not of a site')
  const { bad } = await preview(
    'staff',
    'username,role,zones\nadmin,manager,\nnew one,manager,\nchen,administrator,\nliu,manager,nowhere\n',
  )
  t.match(bad, [
    { row: 2, column: 'username', says: { zh: /不属于本社区/ } },
    { row: 3, column: 'username' },
    { row: 4, column: 'role', says: { en: /one of manager, grid-worker/ } },
    { row: 5, column: 'zones', says: { en: /no zone nowhere/ } },
  ])
  t.equal((await admin('GET', '/api/accounts/chen')).statusCode, 404)
})

t.test('a manager brings in nobody who is not theirs to manage, and then none of the file', async t => {
  const { api, accounts, admin } = await withSite()
  const someone = await accounts.person('admin')
  if (someone === undefined) return t.fail('nobody to copy')
  const scope = [{ site: 'site-1', zones: [] }]
  await accounts.savePerson({ ...someone, username: 'mei', role: 'manager', scope })
  const session = { username: 'mei', password: PASSWORD }
  const { token } = (await api.inject({ method: 'POST', url: '/api/session', payload: session })).json()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
  const bringIn = async (payload: string) => {
    const url = '/api/sites/site-1/import/staff'
    const { hash } = (await api.inject({ method: 'POST', url, headers, payload })).json()
    return api.inject({ method: 'POST', url: `${url}?preview=false&hash=${hash}`, headers, payload })
  }
  const refused = await bringIn('username,role\nwang,grid-worker\nzhao,manager\n')
  t.match(refused.json(), { code: 'IMPORT_HAS_BAD_ROWS' })
  t.equal(await accounts.person('wang'), undefined)
  t.equal((await bringIn('username,role\nwang,grid-worker\n')).statusCode, 200)
  t.match((await admin('GET', '/api/accounts')).json().accounts.length, 4)
})
