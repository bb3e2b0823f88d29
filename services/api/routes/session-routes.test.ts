import type { FastifyInstance, InjectOptions } from 'fastify'
import t from 'tap'
import { HOUR, MINUTE, SECOND } from '../../domain/model/time.ts'
import { hashPassword, verifyPassword } from '../../store/password.ts'
import { sha256 } from '../access/secrets.ts'
import { addPerson } from '../testing/people.ts'
import { asAdmin, PASSWORD, startTestServer } from '../testing/test-server.ts'

const attempt = (
  api: FastifyInstance,
  password: string,
  more: Partial<InjectOptions> = {},
  username = 'admin',
) => api.inject({ ...more, method: 'POST', url: '/api/session', payload: { username, password } })

const real = { hash: hashPassword, verify: verifyPassword }
const origin = 'http://localhost:80'
const cookieOf = (reply: { cookies: { name: string; value: string }[] }) => ({
  linli_session: reply.cookies.find(({ name }) => name === 'linli_session')?.value ?? '',
})

t.test('who signs in gets a cookie and a token, both good until the session ends', async t => {
  const { api, clock, accounts } = await startTestServer({
    env: { LINLI_SESSION_HOURS: '2' },
    passwords: real,
  })
  const reply = await attempt(api, PASSWORD)
  t.match(reply.json(), { username: 'admin', role: 'administrator', expiresAt: '2026-05-01T14:00:00.000Z' })
  t.match(reply.cookies[0], { name: 'linli_session', httpOnly: true, sameSite: 'Strict', path: '/' })
  t.notOk(reply.cookies[0]?.secure, 'over plain http the cookie must still come back')
  t.equal(reply.headers['cache-control'], 'no-store')
  const { token } = reply.json()
  t.ok(await accounts.session(sha256(token)), 'the store knows it by its hash')
  const bearer = { url: '/api/me', headers: { authorization: `Bearer ${token}` } }
  t.match((await api.inject(bearer)).json(), { username: 'admin' })
  t.match((await api.inject({ url: '/api/me', cookies: cookieOf(reply) })).json(), { username: 'admin' })
  clock.now += 2 * HOUR - 1
  t.equal((await api.inject(bearer)).statusCode, 200, 'the last millisecond')
  clock.now += 1
  t.match((await api.inject(bearer)).json(), { code: 'NOT_SIGNED_IN' })
})

t.test('signing out ends the session and no other', async t => {
  const { api } = await startTestServer()
  const one = await asAdmin(api)
  const other = await asAdmin(api)
  t.equal((await one('DELETE', '/api/session')).statusCode, 204)
  t.equal((await one('GET', '/api/me')).statusCode, 401)
  t.equal((await other('GET', '/api/me')).statusCode, 200)
})

t.test(
  'behind a trusted proxy that speaks https the cookie is secure; a stranger cannot claim that',
  async t => {
    const { api } = await startTestServer({ env: { LINLI_TRUSTED_PROXY: '10.0.0.0/8' } })
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' }
    const proxied = await attempt(api, PASSWORD, { headers, remoteAddress: '10.1.2.3' })
    t.equal(proxied.cookies[0]?.secure, true)
    const stranger = await attempt(api, PASSWORD, { headers, remoteAddress: '192.0.2.7' })
    t.notOk(stranger.cookies[0]?.secure)
  },
)

t.test('a cookie changes nothing from a foreign page or from none; a bearer token may', async t => {
  const { api } = await startTestServer({ env: { LINLI_ORIGINS: 'https://linli.example' } })
  const cookies = cookieOf(await attempt(api, PASSWORD))
  const put = (headers: Record<string, string>) =>
    api.inject({ method: 'DELETE', url: '/api/devices/nobody', cookies, headers })
  for (const headers of [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://localhost:80' },
  ]) {
    t.match((await put(headers)).json(), { code: 'ORIGIN_REFUSED' }, JSON.stringify(headers))
  }
  t.match((await put({ origin })).json(), { code: 'DEVICE_NOT_FOUND' }, 'its own page may')
  t.match((await put({ origin: 'https://linli.example' })).json(), { code: 'DEVICE_NOT_FOUND' })
  t.match((await api.inject({ url: '/api/me', cookies })).json(), { username: 'admin' }, 'reading needs none')
  const foreign = await attempt(api, PASSWORD, { headers: { origin: 'https://evil.example' } })
  t.match(foreign.json(), { code: 'ORIGIN_REFUSED' })
})

t.test('after five failures each one doubles the wait, for this user from this address alone', async t => {
  const { api, clock, tally } = await startTestServer()
  const codeOf = async (reply: ReturnType<typeof attempt>) => (await reply).json().code
  for (const _ of [1, 2, 3, 4, 5]) t.equal(await codeOf(attempt(api, 'wrong')), 'SIGN_IN_FAILED')
  const refused = await attempt(api, PASSWORD)
  t.match(
    refused.json(),
    { status: 429, code: 'SIGN_IN_THROTTLED' },
    'even the right password is not looked at',
  )
  t.equal(refused.headers['retry-after'], '1')
  t.equal(
    (await attempt(api, PASSWORD, { remoteAddress: '10.0.0.9' })).statusCode,
    200,
    'the real user, elsewhere',
  )
  t.equal(
    await codeOf(attempt(api, 'wrong', {}, 'somebody')),
    'SIGN_IN_FAILED',
    'another user name is not held up',
  )

  clock.now += SECOND
  t.equal(await codeOf(attempt(api, 'wrong')), 'SIGN_IN_FAILED')
  t.equal((await attempt(api, 'wrong')).headers['retry-after'], '2')
  clock.now += 2 * SECOND
  t.equal((await attempt(api, PASSWORD)).statusCode, 200)
  t.equal(await codeOf(attempt(api, 'wrong')), 'SIGN_IN_FAILED', 'success clears the count')
  t.equal(tally.of('sign_ins', 'SIGN_IN_THROTTLED'), 2)
  t.equal(tally.of('sign_ins', 'ok'), 2)
})

t.test('a hundred guesses at once are not a hundred free ones', async t => {
  const { api } = await startTestServer({ env: { LINLI_SIGN_INS_AT_ONCE: '100' } })
  const replies = await Promise.all(Array.from({ length: 100 }, () => attempt(api, 'wrong')))
  const codes = replies.map(reply => reply.json().code)
  t.equal(codes.filter(code => code === 'SIGN_IN_FAILED').length, 5)
  t.equal(codes.filter(code => code === 'SIGN_IN_THROTTLED').length, 95)
})

t.test('no more passwords are checked at once than the limit', async t => {
  const { api } = await startTestServer({ env: { LINLI_SIGN_INS_AT_ONCE: '2' }, passwords: real })
  const replies = await Promise.all(
    [1, 2, 3].map(n => attempt(api, PASSWORD, { remoteAddress: `10.0.0.${n}` })),
  )
  t.same(replies.map(reply => reply.statusCode).sort(), [200, 200, 503])
})

t.test('an unknown user is answered as a wrong password is, and costs a check too', async t => {
  let checks = 0
  const passwords = {
    hash: async () => 'decoy',
    verify: async () => {
      checks += 1
      return true
    },
  }
  const { api } = await startTestServer({ passwords })
  const reply = await attempt(api, PASSWORD, {}, 'nobody')
  t.match(reply.json(), { code: 'SIGN_IN_FAILED' })
  t.equal(checks, 1)
})

t.test('the wait stops growing at the limit, and who stays away as long starts afresh', async t => {
  const { api, clock } = await startTestServer({
    env: { LINLI_SIGN_IN_FAILURES: '1', LINLI_SIGN_IN_DELAY_MINUTES: '1' },
    passwords: { hash: async () => '', verify: async () => false },
  })
  let waitS = 0
  for (const _ of Array.from({ length: 10 })) {
    await attempt(api, 'wrong')
    waitS = Number((await attempt(api, 'wrong')).headers['retry-after'])
    clock.now += waitS * SECOND
  }
  t.equal(waitS, 60)
  clock.now += MINUTE
  await attempt(api, 'wrong')
  t.equal((await attempt(api, 'wrong')).headers['retry-after'], '1')
})

t.test('a hash of a lower cost is made anew when its owner signs in, and by no wrong password', async t => {
  const { api, accounts } = await startTestServer({
    passwords: {
      hash: async password => `dear ${password}`,
      verify: async (password, stored) => stored.endsWith(password),
      isOutdated: stored => stored.startsWith('cheap'),
    },
  })
  await addPerson(accounts, 'li', { passwordHash: `cheap ${PASSWORD}` })
  await attempt(api, 'wrong', {}, 'li')
  t.match(await accounts.person('li'), { passwordHash: /^cheap/ })
  t.equal((await attempt(api, PASSWORD, {}, 'li')).statusCode, 200)
  t.match(await accounts.person('li'), { passwordHash: `dear ${PASSWORD}` })
})
