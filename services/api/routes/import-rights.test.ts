import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import type { Username } from '../testing/staff.ts'
import { importAnswer } from '../wire/import.ts'

type Places = Awaited<ReturnType<typeof startPlaces>>
type Ask = (method: 'GET' | 'POST' | 'PUT', url: string, more?: object) => Promise<Reply>
interface Reply {
  readonly statusCode: number
  readonly body: string
  json(): never
}

async function bringIn(ask: Ask, table: string, payload: string) {
  const url = `/api/sites/riverside/import/${table}`
  const file = { headers: { 'content-type': 'text/csv' }, payload }
  const preview = await ask('POST', url, file)
  if (preview.statusCode !== 200) return { isDone: false, preview }
  const { hash } = importAnswer.parse(preview.json())
  const done = await ask('POST', `${url}?preview=false&hash=${hash}`, file)
  return { isDone: done.statusCode === 200 && importAnswer.parse(done.json()).applied, preview }
}

const here = [{ site: 'riverside', zones: [] }]
const block = [{ site: 'riverside', zones: ['b3'] }]
const both = [...here, { site: 'hilltop', zones: [] }]

/** Row, and the same by the routes: whose account, and what it is to be. */
const changes = [
  ['a new grid worker', 'nu,grid-worker,', 'nu', { role: 'grid-worker', scope: here }],
  ['a new caregiver of a building', 'nu,caregiver,b3', 'nu', { role: 'caregiver', scope: block }],
  ['a new manager', 'nu,manager,', 'nu', { role: 'manager', scope: here }],
  ['a new administrator', 'nu,administrator,', 'nu', { role: 'administrator', scope: 'all' }],
  ['another role below', 'gao,technician,b3', 'gao', { role: 'technician', scope: block }],
  ['other places', 'gao,grid-worker,', 'gao', { role: 'grid-worker', scope: here }],
  ['a grid worker to manager', 'gao,manager,b3', 'gao', { role: 'manager', scope: block }],
  ['a manager to grid worker', 'mo,grid-worker,', 'mo', { role: 'grid-worker', scope: here }],
  ['oneself to technician', 'ma,technician,', 'ma', { role: 'technician', scope: here }],
  ['somebody of two sites', 'duo,technician,', 'duo', { role: 'technician', scope: both }],
  ['somebody of another site', 'far,grid-worker,', 'far', { role: 'grid-worker', scope: here }],
  ['somebody of all sites', 'om,technician,', 'om', { role: 'technician', scope: here }],
  ['an administrator', 'ada,manager,', 'ada', { role: 'manager', scope: here }],
] as const

async function startOffice() {
  const places = await startPlaces()
  const gao = await places.accounts.person('gao')
  if (gao === undefined) throw new Error('nobody to copy')
  const others = { mo: { role: 'manager', scope: here }, duo: { scope: both }, om: { scope: 'all' } } as const
  for (const [username, more] of Object.entries(others))
    await places.accounts.savePerson({ ...gao, username, displayName: `${username} Zhang`, ...more })
  return places
}

const roleAndScope = async ({ accounts }: Places, username: string) => {
  const account = await accounts.person(username)
  return account && { role: account.role, scope: account.scope }
}

for (const who of ['ada', 'ma', 'gao', 'tan', 'chen'] as const) {
  t.test(`a file of staff changes nothing that the routes refuse ${who}`, async t => {
    // Where all was refused nothing differs, and the next one finds what a fresh one would be.
    let [byFile, byRoute] = [await startOffice(), await startOffice()]
    for (const [what, row, username, wanted] of changes) {
      const before = await roleAndScope(byFile, username)
      const { isDone } = await bringIn(byFile.as(who), 'staff', `username,role,zones\n${row}\n`)
      const made = before === undefined ? ({ username, ...wanted } as object) : wanted
      const reply =
        before === undefined
          ? await byRoute.as(who)('POST', '/api/accounts', { payload: made })
          : await byRoute.as(who)('PUT', `/api/accounts/${username}`, { payload: made })
      const isAllowed = reply.statusCode < 300
      if (isDone) t.ok(isAllowed, `${what}: brought in, so the route allows it`)
      else t.same(await roleAndScope(byFile, username), before, `${what}: nothing changed`)
      if (who === 'ma') t.equal(isDone, isAllowed, `${what}: the same by both`)
      if (isDone) byFile = await startOffice()
      if (isAllowed) byRoute = await startOffice()
    }
  })
}

t.test('of staff nobody sees in a file whom the list of accounts does not show', async t => {
  const places = await startOffice()
  for (const who of ['ada', 'ma'] as const) {
    const listed = (await places.as(who)('GET', '/api/accounts')).json().accounts
    const names = new Set(listed.map(({ username }: { username: string }) => username))
    const { body } = await places.as(who)('GET', '/api/sites/riverside/export/staff')
    const rows = body.trim().split('\r\n').slice(1)
    for (const row of rows) t.ok(names.has(row.split(',')[0]), `${who}: ${row}`)
    t.ok(rows.length > 0)
  }
  const asked = await bringIn(places.as('ma'), 'staff', 'username,name\nmo,Else\nduo,Else\nma,Else\n')
  t.notOk(asked.isDone)
  t.notMatch(asked.preview.body, /Zhang/, 'nor by asking what would change')
  const { body } = await places.as('ma')('GET', '/api/sites/riverside/export/staff')
  t.ok((await bringIn(places.as('ma'), 'staff', body)).isDone, 'what is taken out comes in')
})

async function keyed(places: Places, rights: readonly string[], name = `k${rights.length}`): Promise<Ask> {
  const made = { name, role: 'manager', scope: here, rights }
  const { token } = (await places.as('ada')('POST', '/api/keys', { payload: made })).json()
  return async (method, url, more: { headers?: object } = {}) =>
    places.api.inject({
      ...{ method, url, ...more },
      headers: { ...more.headers, authorization: `Bearer ${token}` },
    }) as never
}

t.test('a key brings in what its rights let it do one by one, and no more', async t => {
  const places = await startPlaces()
  const device = 'id,kind,name,zone\nbin-new,smart-bin,New,b3\n'
  const band = 'id,kind,name,zone\nband-in,wristband,Else,b3-u2\n'
  const has = (id: string) => places.community.registry.get(id)?.device.name
  const people = await keyed(places, ['people.write'])
  for (const [table, row] of [
    ['devices', device],
    ['wearers', 'name,zone\nA,b3\n'],
    ['residents', 'name,zone\nA,b3\n'],
  ] as const) {
    const { preview } = await bringIn(people, table, row)
    t.match([preview.statusCode, preview.json()], [403, { code: 'NOT_ALLOWED' }], table)
  }
  const devices = await keyed(places, ['people.write', 'devices.write', 'devices.read'])
  t.ok((await bringIn(devices, 'devices', device)).isDone)
  const refused = await bringIn(devices, 'devices', band)
  t.notOk(refused.isDone, 'a band is for those who may know whose it is')
  t.notMatch(refused.preview.body, /Wang/)
  t.equal(has('band-in'), 'Wang of in')
  t.ok((await bringIn(places.as('ma'), 'devices', band)).isDone)
  t.equal(has('band-in'), 'Else')
})

t.test('what is on other sites is named by no refusal', async t => {
  const places = await startPlaces()
  const gate = { kind: 'gateway', site: 'hilltop', zone: 'h1', name: 'G' }
  await places.done('PUT', '/api/devices/gate', gate)
  await places.done('PUT', '/api/devices/bin-out', {
    ...{ kind: 'smart-bin', site: 'hilltop', zone: 'h1', name: 'B', gateway: 'gate' },
  })
  await places.as('ada')('DELETE', '/api/devices/gate')
  const ma = places.as('ma' satisfies Username)
  const file = 'id,kind,name,zone\ngate,gateway,G,b3\nband-out,wristband,B,b3\n'
  const { preview } = await bringIn(ma, 'devices', file)
  const { bad } = importAnswer.parse(preview.json())
  t.match(bad, [
    { row: 2, column: 'gateway' },
    { row: 3, column: 'id', says: { zh: /已被占用/ } },
  ])
  t.notMatch(preview.body.replaceAll('band-out', ''), /hilltop|bin-out|wristband of/)
  const own = await ma('PUT', '/api/devices/gate', { payload: { ...gate, site: 'riverside', zone: 'b3' } })
  t.equal(own.json().code, 'GATEWAY_NAMED')
  t.notMatch(own.body, /hilltop|bin-out/)
  const told = await bringIn(places.as('ada'), 'devices', file)
  t.match(told.preview.body, /bin-out of site hilltop/, 'whoever sees both is told')
})

t.test('to look at what a file would change of a wearer is a look', async t => {
  const { as, accounts, inside } = await startPlaces()
  const { wearer } = inside.band
  const url = '/api/sites/riverside/import/wearers'
  const payload = `id,name\n${wearer},Else\n`
  await as('ma')('POST', url, { payload, headers: { 'content-type': 'text/csv' } })
  t.match(await accounts.looks(wearer, 9), [{ what: 'file', username: 'ma', why: 'manager' }])
})

t.test('a key takes out of people what its rights let it read, and no more', async t => {
  const places = await startPlaces()
  const { wearer } = places.inside.band
  const file = `/api/sites/riverside/wearers/${wearer}`
  const taking = [
    ['export/devices', ['people.export'], ['devices.read', 'people.read']],
    ['export/wearers', ['people.export'], ['people.read']],
    ['export/residents', ['people.export'], ['residents.read']],
    ['export/zones', ['places.write'], ['places.read']],
  ] as const
  const all = ['people.read', 'health.read', 'readings.read', 'alerts.read', 'looks.read']
  const asked: [string, readonly string[], readonly string[]][] = [
    ...taking.map(([url, ...rights]): [string, readonly string[], readonly string[]] => [
      `/api/sites/riverside/${url}`,
      ...rights,
    ]),
    [`${file}/export`, ['people.export'], all],
    [`${file}/looks/page`, ['looks.read'], ['people.read']],
  ]
  let n = 0
  const key = (rights: readonly string[]) => keyed(places, rights, `k${++n}`)
  for (const [url, own, also] of asked) {
    for (const left of also) {
      const rights = [...own, ...also.filter(right => right !== left)]
      const reply = await (await key(rights))('GET', url)
      t.match([reply.statusCode, reply.json()], [403, { code: 'NOT_ALLOWED' }], `${url} without ${left}`)
    }
    t.equal((await (await key([...own, ...also]))('GET', url)).statusCode, 200, url)
  }
  t.same(await places.accounts.looks(wearer, 9).then(looks => looks.map(({ what }) => what).sort()), [
    'export',
    'export',
  ])
})
