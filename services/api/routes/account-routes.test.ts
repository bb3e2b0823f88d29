import t from 'tap'
import { HOUR } from '../../domain/model/time.ts'
import { submitAndWait } from '../../runtime/intake.ts'
import { openFeed } from '../testing/feed-client.ts'
import { addPerson, asPerson, trySignIn } from '../testing/people.ts'
import { bin } from '../testing/samples.ts'
import { PASSWORD, startTestServer } from '../testing/test-server.ts'

const GOOD = 'seven brown kettles'
const li = { username: 'li', role: 'grid-worker', scope: [{ site: 'site-1', zones: ['gate'] }] }
const { id: _, ...binBody } = bin

/** A site with a zone, an administrator, and a manager of that site. */
async function start(env: Record<string, string> = {}) {
  const server = await startTestServer({ env })
  const { api, accounts } = server
  const admin = await asPerson(api, 'admin')
  await admin('PUT', '/api/devices/bin-1', binBody)
  await admin('PUT', '/api/devices/bin-2', { ...binBody, site: 'site-2' })
  await addPerson(accounts, 'wang', { role: 'manager', scope: [{ site: 'site-1', zones: [] }] })
  return { ...server, admin, manager: await asPerson(api, 'wang') }
}

t.test('whoever is invited chooses a password, once, and signs in', async t => {
  const { api, admin } = await start()
  const made = await admin('POST', '/api/accounts', { ...li, displayName: '李娜', language: 'en' })
  t.equal(made.statusCode, 201)
  t.match(made.json().account, { username: 'li', state: 'invited', displayName: '李娜', language: 'en' })
  const { token, path } = made.json().invitation
  t.equal(path, `/welcome#${token}`)
  t.equal((await trySignIn(api, 'li')).json().code, 'SIGN_IN_FAILED', 'there is no password yet')

  const post = (url: string, payload: object) => api.inject({ method: 'POST', url, payload })
  const look = () => post('/api/invitations/look', { token })
  t.match((await look()).json(), { purpose: 'invitation', username: 'li', displayName: '李娜' })
  const weak = await post('/api/invitations/accept', { token, password: 'password1234' })
  t.match(weak.json(), { code: 'PASSWORD_REFUSED', faults: [{ says: { zh: /^容易被猜到/ } }] })
  t.equal((await look()).statusCode, 200, 'a refused password uses nothing up')
  t.equal((await post('/api/invitations/accept', { token, password: GOOD })).statusCode, 204)
  t.match((await post('/api/invitations/accept', { token, password: GOOD })).json(), { code: 'LINK_ENDED' })
  t.equal((await trySignIn(api, 'Li ', GOOD)).statusCode, 200, 'a capital and a space are no other name')
  const mine = await asPerson(api, 'li', GOOD)
  t.match((await mine('GET', '/api/me')).json(), { role: 'grid-worker', scope: li.scope, language: 'en' })
  const events = (await admin('GET', '/api/accounts/li/events')).json().events
  t.match(events, [
    { actor: 'li', what: 'invitation-used' },
    { actor: 'admin', what: 'made' },
  ])
})

t.test('a link ends with its time, with the next one, and with the account', async t => {
  const { api, admin, clock } = await start({ LINLI_INVITATION_HOURS: '2', LINLI_RESET_HOURS: '1' })
  const codeOf = async (token: string) =>
    (await api.inject({ method: 'POST', url: '/api/invitations/look', payload: { token } })).json().code
  const first = (await admin('POST', '/api/accounts', li)).json().invitation.token
  const second = (await admin('POST', '/api/accounts/li/link')).json().token
  t.same([await codeOf(first), await codeOf(second)], ['LINK_ENDED', undefined])
  clock.now += 2 * HOUR - 1
  t.equal(await codeOf(second), undefined, 'the last millisecond')
  clock.now += 1
  t.equal(await codeOf(second), 'LINK_ENDED')
  const third = (await admin('POST', '/api/accounts/li/link')).json().token
  await admin('PUT', '/api/accounts/li', { role: 'grid-worker', scope: li.scope, disabled: true })
  t.equal(await codeOf(third), 'LINK_ENDED', 'of whoever is disabled')
})

t.test('whoever was raised since is not to be had by a link that a manager kept', async t => {
  const { api, admin, manager } = await start()
  const kept = (await manager('POST', '/api/accounts', li)).json().invitation.token
  await admin('PUT', '/api/accounts/li', { role: 'administrator', scope: 'all' })
  const post = (url: string, payload: object) => api.inject({ method: 'POST', url, payload })
  const answers = [
    await post('/api/invitations/look', { token: kept }),
    await post('/api/invitations/accept', { token: kept, password: GOOD }),
  ]
  t.same(
    answers.map(answer => answer.json().code),
    ['LINK_ENDED', 'LINK_ENDED'],
  )
})

t.test('what a change does not name stays as it was', async t => {
  const { admin } = await start()
  await admin('POST', '/api/accounts', { ...li, displayName: '李娜', password: GOOD })
  await admin('PUT', '/api/accounts/li', { role: li.role, scope: li.scope, disabled: true })
  const changed = await admin('PUT', '/api/accounts/li', { role: 'technician', scope: li.scope })
  t.match(changed.json(), { role: 'technician', displayName: '李娜', state: 'disabled' })
})

t.test('a password that somebody else chose opens nothing but the way to another', async t => {
  const { api, admin } = await start()
  t.equal((await admin('POST', '/api/accounts', { ...li, password: GOOD })).statusCode, 201)
  const mine = await asPerson(api, 'li', GOOD)
  t.match((await mine('GET', '/api/me')).json(), { owes: 'password' })
  t.match((await mine('GET', '/api/alerts')).json(), { code: 'PASSWORD_CHANGE_NEEDED' })
  const change = (old: string, next: string) => mine('POST', '/api/me/password', { old, new: next })
  t.match((await change('not it at all', 'three green lamps')).json(), { code: 'PASSWORD_WRONG' })
  t.match((await change(GOOD, GOOD)).json(), { code: 'PASSWORD_REFUSED' })
  t.equal((await change(GOOD, 'three green lamps')).statusCode, 204)
  t.notOk((await mine('GET', '/api/me')).json().owes)
})

t.test('a manager makes and sees those below them within their own places, and nobody else', async t => {
  const { admin, manager } = await start()
  t.equal((await manager('POST', '/api/accounts', li)).statusCode, 201)
  const refused = async (fields: object) =>
    (await manager('POST', '/api/accounts', { ...li, ...fields })).json().code
  t.equal(await refused({ username: 'm2', role: 'manager' }), 'NOT_ALLOWED')
  t.equal(await refused({ username: 'a2', role: 'administrator', scope: 'all' }), 'NOT_ALLOWED')
  t.equal(await refused({ username: 'g2', scope: 'all' }), 'NOT_ALLOWED')
  t.equal(await refused({ username: 'g3', scope: [{ site: 'site-2', zones: [] }] }), 'NOT_ALLOWED')
  await admin('POST', '/api/accounts', { ...li, username: 'zhao', scope: [{ site: 'site-2', zones: [] }] })
  const names = (await manager('GET', '/api/accounts')).json().accounts
  t.match(names, [
    { username: 'li', mayChange: true },
    { username: 'wang', mayChange: false },
  ])
  t.equal(names.length, 2)
  for (const username of ['zhao', 'admin', 'wang', 'nobody']) {
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/link'],
      ['GET', '/sessions'],
      ['DELETE', '/sessions'],
      ['GET', '/events'],
    ] as const) {
      const reply = await manager(method, `/api/accounts/${username}${path}`)
      t.match(reply.json(), { code: 'ACCOUNT_NOT_FOUND' }, `${method} ${username}${path}`)
    }
  }
  const promoted = await manager('PUT', '/api/accounts/li', { role: 'manager', scope: li.scope })
  t.match(promoted.json(), { code: 'NOT_ALLOWED' }, 'nor is anybody raised to an equal')
  const moved = await manager('PUT', '/api/accounts/li', { role: 'grid-worker', scope: 'all' })
  t.match(moved.json(), { code: 'NOT_ALLOWED' })
})

t.test('a grid worker, a technician and a caregiver manage nobody', async t => {
  const { api, accounts } = await start()
  for (const role of ['grid-worker', 'technician', 'caregiver'] as const) {
    await addPerson(accounts, role, { role })
    const one = await asPerson(api, role)
    t.match((await one('POST', '/api/accounts', li)).json(), { code: 'NOT_ALLOWED' }, role)
    t.match(
      (await one('DELETE', '/api/accounts/wang')).json(),
      { code: /NOT_ALLOWED|ACCOUNT_NOT_FOUND/ },
      role,
    )
  }
})

t.test('a new scope counts at once: the feed ends with 4003 and the session goes on', async t => {
  const { api, admin } = await start()
  await admin('POST', '/api/accounts', { ...li, password: GOOD })
  const mine = await asPerson(api, 'li', GOOD)
  await mine('POST', '/api/me/password', { old: GOOD, new: 'three green lamps' })
  await api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => api.close())
  const { token } = (await trySignIn(api, 'li', 'three green lamps')).json()
  const feed = openFeed(api, token)
  await feed.next()
  const body = { role: 'technician', scope: [{ site: 'site-2', zones: [] }] }
  t.equal((await admin('PUT', '/api/accounts/li', body)).statusCode, 200)
  t.equal(await feed.closed, 4003)
  const again = openFeed(api, token)
  t.match(await again.next(), { type: 'hello' })
  t.match((await mine('GET', '/api/me')).json(), body)
  await admin('PUT', '/api/accounts/li', { ...body, disabled: true })
  t.equal(await again.closed, 4003)
  t.match((await mine('GET', '/api/me')).json(), { code: 'NOT_SIGNED_IN' })
  t.equal((await trySignIn(api, 'li', 'three green lamps')).json().code, 'SIGN_IN_FAILED')
})

t.test('the last administrator is neither deleted, disabled nor made anything else', async t => {
  const { admin, accounts } = await start()
  await addPerson(accounts, 'boss', { role: 'administrator', disabled: true })
  await addPerson(accounts, 'guest', { role: 'administrator', passwordHash: '' })
  const change = (fields: object) =>
    admin('PUT', '/api/accounts/admin', { role: 'administrator', scope: 'all', ...fields })
  const last = { code: 'ACCOUNT_LAST_ADMINISTRATOR' }
  t.match((await admin('DELETE', '/api/accounts/admin')).json(), last)
  t.match((await change({ disabled: true })).json(), last)
  t.match((await change({ role: 'manager' })).json(), last)
  t.equal((await change({ displayName: 'Boss' })).statusCode, 200)
  await addPerson(accounts, 'second', { role: 'administrator' })
  t.equal((await change({ role: 'manager' })).statusCode, 200)
})

t.test('a name is given once, and a slip in a scope is refused', async t => {
  const { admin } = await start({ LINLI_ACCOUNTS: '3' })
  const make = async (fields: object) => (await admin('POST', '/api/accounts', { ...li, ...fields })).json()
  t.match(await make({ username: 'Li' }), { code: 'VALIDATION_FAILED' })
  t.match(await make({ username: 'system' }), { code: 'ACCOUNT_EXISTS' })
  t.match(await make({ scope: [{ site: 'site-9', zones: [] }] }), { code: 'SCOPE_UNKNOWN', detail: /site-9/ })
  t.match(await make({ scope: [{ site: 'site-1', zones: ['gat'] }] }), {
    code: 'SCOPE_UNKNOWN',
    detail: /gat/,
  })
  t.match(await make({ role: 'administrator' }), { code: 'SCOPE_UNKNOWN' })
  t.match(await make({}), { account: { username: 'li' } })
  t.match(await make({}), { code: 'ACCOUNT_EXISTS' })
  t.match(await make({ username: 'sun' }), { code: 'ACCOUNTS_TOO_MANY' })
  t.equal((await admin('DELETE', '/api/accounts/li')).statusCode, 204)
  t.match(await make({}), { code: 'ACCOUNT_EXISTS', detail: /left/ })
  t.match(await make({ username: 'sun' }), { account: { username: 'sun' } })
})

t.test('sessions are listed and ended, one’s own and those of others', async t => {
  const { api, admin, clock } = await start()
  const second = await asPerson(api, 'admin')
  clock.now += HOUR
  const list = async () => (await admin('GET', '/api/me/sessions')).json().sessions
  const [one, two] = await list()
  t.match([one.current, two.current].sort(), [false, true])
  t.match(one, { address: '127.0.0.1', agent: 'lightMyRequest' })
  const other = one.current ? two : one
  t.match((await admin('DELETE', '/api/me/sessions/nonsense')).json(), { code: 'SESSION_NOT_FOUND' })
  t.equal((await admin('DELETE', `/api/me/sessions/${other.id}`)).statusCode, 204)
  t.equal((await second('GET', '/api/me')).statusCode, 401)

  const wangs = (await admin('GET', '/api/accounts/wang/sessions')).json().sessions
  t.equal(wangs.length, 1)
  t.match((await admin('DELETE', `/api/me/sessions/${wangs[0].id}`)).json(), { code: 'SESSION_NOT_FOUND' })
  t.equal((await admin('DELETE', `/api/accounts/wang/sessions/${wangs[0].id}`)).statusCode, 204)
  await Promise.all([asPerson(api, 'wang'), asPerson(api, 'wang')])
  t.equal((await admin('DELETE', '/api/accounts/wang/sessions')).statusCode, 204)
  t.same((await admin('GET', '/api/accounts/wang/sessions')).json().sessions, [])
})

t.test('whoever changes the password ends the other sessions and no other person’s', async t => {
  const { api, admin, manager } = await start()
  const other = await asPerson(api, 'admin')
  const change = { old: PASSWORD, new: 'three green lamps' }
  t.equal((await admin('POST', '/api/me/password', change)).statusCode, 204)
  t.equal((await admin('GET', '/api/me')).statusCode, 200)
  t.equal((await other('GET', '/api/me')).statusCode, 401)
  t.equal((await manager('GET', '/api/me')).statusCode, 200)
})

t.test('a session that nobody uses ends before its time; one that is used does not', async t => {
  const { api, clock, accounts } = await start({ LINLI_SESSION_IDLE_MINUTES: '60' })
  const used = await asPerson(api, 'admin')
  const idle = await asPerson(api, 'admin')
  for (const _ of [1, 2, 3]) {
    clock.now += HOUR / 2
    t.equal((await used('GET', '/api/me')).statusCode, 200)
  }
  t.match((await idle('GET', '/api/me')).json(), { code: 'NOT_SIGNED_IN' })
  t.ok((await accounts.sessionsOf('admin')).some(({ lastSeenAt }) => lastSeenAt === clock.now))
})

t.test(
  'who leaves wearers is said when it happens, and no file is left with a name that nobody has',
  async t => {
    const { admin, manager, accounts, community } = await start()
    const carer = { role: 'caregiver', scope: [{ site: 'site-1', zones: [] }] } as const
    await addPerson(accounts, 'mei', carer)
    for (const site of ['site-1', 'site-2']) {
      const wearer = { id: `w-${site}`, device: 'band', carers: ['mei'] }
      const entry = { what: 'wearer', wearer } as const
      await submitAndWait(community.intake, site, { type: 'roster-saved', entry, actor: 'admin' })
    }
    const put = (by: typeof admin, body: object) => by('PUT', '/api/accounts/mei', body)
    const [here, there] = ['site-1', 'site-2'].map(site => ({ site, wearer: `w-${site}` }))
    t.same((await put(admin, carer)).json().leftWearers, [there], 'where they have no work')
    t.same(
      (await put(manager, { ...carer, disabled: true })).json().leftWearers,
      [here],
      'of one’s own sites',
    )
    t.same((await put(admin, { ...carer, disabled: true })).json().leftWearers, [here, there])
    const everywhere = { ...carer, scope: 'all', disabled: false }
    t.notOk((await put(admin, everywhere)).json().leftWearers)
    t.match((await admin('DELETE', '/api/accounts/mei')).json(), {
      ...{ code: 'ACCOUNT_IS_CARER', detail: 'of 2 wearers in site-1, site-2' },
    })
    for (const site of ['site-1', 'site-2'])
      await submitAndWait(community.intake, site, {
        ...{ type: 'roster-removed', what: 'wearer', id: `w-${site}`, actor: 'admin' },
      })
    t.equal((await admin('DELETE', '/api/accounts/mei')).statusCode, 204)
  },
)
