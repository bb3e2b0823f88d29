import t from 'tap'
import { DAY, MINUTE } from '../../domain/model/time.ts'
import { openFeed } from '../testing/feed-client.ts'
import { addPerson, asPerson } from '../testing/people.ts'
import { alertOf, band, bin, raised } from '../testing/samples.ts'
import { startTestServer } from '../testing/test-server.ts'

const { id: _, ...binBody } = bin
const board = { name: 'board', role: 'manager', scope: [{ site: 'site-1', zones: [] }] }

async function start(env: Record<string, string> = {}) {
  const server = await startTestServer({ env })
  const { api, accounts } = server
  const admin = await asPerson(api, 'admin')
  await admin('PUT', '/api/devices/bin-1', binBody)
  await admin('PUT', '/api/devices/bin-2', { ...binBody, site: 'site-2' })
  await addPerson(accounts, 'wang', { role: 'manager', scope: [{ site: 'site-1', zones: [] }] })
  const by = (token: string) => (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
    api.inject({
      ...{ method, url, headers: { authorization: `Bearer ${token}` } },
      ...(payload && { payload }),
    })
  const make = async (fields: object) => (await admin('POST', '/api/keys', { ...board, ...fields })).json()
  return { ...server, admin, manager: await asPerson(api, 'wang'), by, make }
}

t.test('a program comes with its key, as far as role and scope reach', async t => {
  const { admin, by, make, clock } = await start()
  const { key, token } = await make({})
  t.match(token, /^linli_key_[\w-]{43}$/)
  t.match(key, { name: 'board', by: 'admin', lastUsedAt: null, stands: true })
  const board = by(token)
  t.match((await board('GET', '/api/me')).json(), { username: 'key:board', role: 'manager' })
  t.match((await board('GET', '/api/devices')).json().devices, [{ id: 'bin-1' }])
  t.match((await board('PUT', '/api/devices/bin-9', { ...binBody, site: 'site-2' })).json(), {
    code: /NOT_ALLOWED|SITE_NOT_FOUND/,
  })
  t.equal((await board('POST', '/api/backup')).json().code, 'NOT_ALLOWED')
  clock.now += 2 * MINUTE
  await board('GET', '/api/devices')
  const [listed] = (await admin('GET', '/api/keys')).json().keys
  t.match(listed, { lastUsedAt: new Date(clock.now).toISOString() })
  t.notOk(JSON.stringify(listed).includes(token), 'it is shown once')
})

t.test('a key has the rights that it names, and makes no accounts unless it says so', async t => {
  const { by, make } = await start()
  const reader = by((await make({ rights: ['devices.read'] })).token)
  t.equal((await reader('GET', '/api/devices')).statusCode, 200)
  t.match((await reader('GET', '/api/alerts')).json(), { code: 'NOT_ALLOWED' })
  const usual = by((await make({ name: 'usual' })).token)
  const li = { username: 'li', role: 'grid-worker', scope: board.scope }
  t.match((await usual('POST', '/api/accounts', li)).json(), { code: 'NOT_ALLOWED' })
  const hr = by((await make({ name: 'hr', rights: ['accounts.read', 'accounts.write'] })).token)
  t.equal((await hr('POST', '/api/accounts', li)).statusCode, 201)
  t.match((await hr('POST', '/api/keys', { ...board, name: 'k2', role: 'technician' })).json(), {
    code: 'NOT_ALLOWED',
  })
  t.match(await make({ name: 'odd', rights: ['devices.reed'] }), { code: 'VALIDATION_FAILED' })
  t.match(await make({ name: 'odd', rights: ['backups'] }), { code: 'VALIDATION_FAILED' })
})

t.test('a key opens no way to a password or an authenticator app', async t => {
  const { by, make } = await start()
  const program = by((await make({ role: 'administrator', scope: 'all' })).token)
  for (const [url, payload] of [
    ['/api/me/password', { old: 'x', new: 'seven brown kettles' }],
    ['/api/me/second-factor', { password: 'x' }],
  ] as const) {
    t.match((await program('POST', url, payload)).json(), { code: 'PASSWORD_WRONG' }, url)
  }
  const codes = await program('POST', '/api/me/second-factor/confirm', { code: '000000' })
  t.match(codes.json(), { code: 'CODE_WRONG' })
})

t.test('a key ends with its time, by hand, and with what its maker may', async t => {
  const { api, accounts, admin, manager, by, make, clock } = await start()
  const codeOf = async (token: string) => (await by(token)('GET', '/api/devices')).json().code
  const short = await make({ name: 'short', days: 1 })
  clock.now += DAY - 1
  t.equal(await codeOf(short.token), undefined, 'the last millisecond')
  clock.now += 1
  t.equal(await codeOf(short.token), 'NOT_SIGNED_IN')

  await api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => api.close())
  const { key, token } = await make({})
  const feed = openFeed(api, token)
  await feed.next()
  t.equal((await admin('DELETE', `/api/keys/${key.id}`)).statusCode, 204)
  t.equal(await feed.closed, 4003)
  t.equal(await codeOf(token), 'NOT_SIGNED_IN')

  const worker = { name: 'worker', role: 'grid-worker', scope: board.scope }
  const wangs = (await manager('POST', '/api/keys', worker)).json().token
  t.equal(await codeOf(wangs), undefined)
  await addPerson(accounts, 'wang', { role: 'manager', scope: [{ site: 'site-2', zones: [] }] })
  t.equal(await codeOf(wangs), 'NOT_SIGNED_IN', 'the maker is elsewhere now')
  t.match((await admin('GET', '/api/keys')).json().keys, [{ stands: false }, { stands: false }])
})

t.test('what is open by a key ends at once with the account of its maker, or with what that may', async t => {
  for (const change of ['disabled', 'elsewhere', 'removed'] as const) {
    const { api, admin, manager } = await start()
    const worker = { name: 'worker', role: 'grid-worker', scope: board.scope }
    const { token } = (await manager('POST', '/api/keys', worker)).json()
    await api.listen({ port: 0, host: '127.0.0.1' })
    const feed = openFeed(api, token)
    await feed.next()
    const scope = [{ site: 'site-2', zones: [] }]
    if (change === 'removed') await admin('DELETE', '/api/accounts/wang')
    else if (change === 'disabled')
      await admin('PUT', '/api/accounts/wang', { role: 'manager', scope: board.scope, disabled: true })
    else await admin('PUT', '/api/accounts/wang', { role: 'manager', scope })
    t.equal(await feed.closed, 4003, change)
    await api.close()
  }
})

t.test('a manager makes keys for those below and sees no others', async t => {
  const { manager, make } = await start({ LINLI_KEYS: '3' })
  const code = async (fields: object) =>
    (await manager('POST', '/api/keys', { ...board, ...fields })).json().code
  t.equal(await code({}), 'NOT_ALLOWED')
  t.equal(await code({ role: 'technician', scope: 'all' }), 'NOT_ALLOWED')
  t.equal(await code({ role: 'caregiver' }), 'VALIDATION_FAILED', 'wearers have people')
  t.equal(await code({ name: 'mine', role: 'technician' }), undefined)
  const { key } = await make({})
  t.match((await manager('GET', '/api/keys')).json().keys, [{ name: 'mine' }])
  t.equal((await manager('GET', '/api/keys')).json().keys.length, 1)
  t.match((await manager('DELETE', `/api/keys/${key.id}`)).json(), { code: 'KEY_NOT_FOUND' })
  t.match(await make({}), { code: 'KEY_EXISTS' })
  await make({ name: 'third' })
  t.match(await make({ name: 'fourth' }), { code: 'KEYS_TOO_MANY' })
})

t.test('Prometheus reads with a key that may know how the server is', async t => {
  const { by, make, manager } = await start()
  const scraper = await make({
    name: 'prometheus',
    role: 'administrator',
    scope: 'all',
    rights: ['server.read'],
  })
  t.equal((await by(scraper.token)('GET', '/metrics')).statusCode, 200)
  const other = await make({ name: 'other', rights: ['devices.read'] })
  t.equal((await by(other.token)('GET', '/metrics')).statusCode, 401)
  t.equal((await manager('GET', '/metrics')).statusCode, 401)
})

t.test(
  'a program takes nothing in hand that a life may hang on: its key may go, and nobody would be called',
  async t => {
    const { admin, by, make, community } = await start()
    const { id: _id, ...bandBody } = band
    await admin('PUT', '/api/devices/band-1', bandBody)
    await community.raise(raised('a-1'))
    const call = { ...alertOf('a-2', band), rule: 'sos', latched: true }
    await community.raise({ ...raised('a-2', band), alert: call })
    const program = by((await make({})).token)
    for (const action of ['acknowledge', 'claim', 'on-site'])
      t.match((await program('POST', `/api/alerts/a-2/${action}`)).json(), {
        code: 'NOT_ALLOWED',
        detail: /assign it to somebody/,
      })
    t.equal((await program('POST', '/api/alerts/a-2/comment', { note: 'the door is open' })).statusCode, 200)
    t.equal((await program('POST', '/api/alerts/a-2/assign', { assignee: 'wang' })).statusCode, 200)
    t.equal((await program('POST', '/api/alerts/a-1/acknowledge')).statusCode, 200, 'a bin is another thing')
  },
)
