import t from 'tap'
import { addPerson } from '../testing/people.ts'
import { PASSWORD, startTestServer } from '../testing/test-server.ts'

async function start(env: Record<string, string> = {}) {
  const waited: number[] = []
  const pause = async (ms: number) => void waited.push(ms)
  const server = await startTestServer({ env, override: { pause } })
  await addPerson(server.accounts, 'li')
  const attempt = (password: string, remoteAddress: string, cookies: Record<string, string> = {}) =>
    server.api.inject({
      ...{ method: 'POST', url: '/api/session', remoteAddress, cookies },
      payload: { username: 'li', password },
    })
  const guess = async (times: number) => {
    for (let n = 0; n < times; n += 1) await attempt('wrong', `10.0.${n >> 8}.${n & 255}`)
  }
  const cookiesOf = (reply: Awaited<ReturnType<typeof attempt>>) =>
    Object.fromEntries(reply.cookies.map(({ name, value }) => [name, value]))
  return { ...server, waited, attempt, guess, cookiesOf }
}

t.test('a name that is guessed at from everywhere makes strangers wait, and no known browser', async t => {
  const { attempt, guess, cookiesOf, waited } = await start({ LINLI_SIGN_IN_NAME_FAILURES: '20' })
  const { linli_browser = '' } = cookiesOf(await attempt(PASSWORD, '192.0.2.1'))
  await guess(20)
  t.same(waited, [])
  t.equal((await attempt(PASSWORD, '192.0.2.2')).statusCode, 200, 'a stranger with the password')
  t.equal((await attempt(PASSWORD, '192.0.2.3')).statusCode, 200)
  t.same(waited, [250], 'the second had to wait for the first')
  await guess(100)
  t.match((await attempt(PASSWORD, '192.0.2.4')).json(), { code: 'SIGN_IN_THROTTLED' })
  t.equal((await attempt(PASSWORD, '192.0.2.5', { linli_browser })).statusCode, 200)
})

t.test('who guesses from the address of its owner does not hold up a browser that is known', async t => {
  const { attempt, cookiesOf } = await start()
  const { linli_browser = '' } = cookiesOf(await attempt(PASSWORD, '192.0.2.1'))
  for (let n = 0; n < 6; n += 1) await attempt('wrong', '192.0.2.1')
  t.match((await attempt(PASSWORD, '192.0.2.1')).json(), { code: 'SIGN_IN_THROTTLED' })
  t.equal((await attempt(PASSWORD, '192.0.2.1', { linli_browser })).statusCode, 200)
})

t.test('a known browser that guesses is slowed down as anybody is, wherever it goes', async t => {
  const { attempt, cookiesOf } = await start()
  const { linli_browser = '' } = cookiesOf(await attempt(PASSWORD, '192.0.2.1'))
  const codes: string[] = []
  for (let n = 0; n < 6; n += 1)
    codes.push((await attempt('wrong', `192.0.2.${n}`, { linli_browser })).json().code)
  t.same(codes.slice(4), ['SIGN_IN_FAILED', 'SIGN_IN_THROTTLED'])
})

t.test('a browser is known to those who signed in there, and to nobody else', async t => {
  const { api, accounts, attempt, cookiesOf, guess } = await start({ LINLI_SIGN_IN_NAME_FAILURES: '1' })
  await addPerson(accounts, 'eve')
  const payload = { username: 'eve', password: PASSWORD }
  const eves = cookiesOf(await api.inject({ method: 'POST', url: '/api/session', payload }))
  t.match(eves.linli_browser, /^[\w-]{43}$/)
  await guess(100)
  const cookies = { linli_browser: eves.linli_browser ?? '' }
  t.match((await attempt(PASSWORD, '192.0.2.9', cookies)).json(), { code: 'SIGN_IN_THROTTLED' })
})

t.test('the cookie of a browser opens nothing, and goes with a new password', async t => {
  const { api, accounts, attempt, cookiesOf, clock } = await start({ LINLI_KNOWN_BROWSER_DAYS: '1' })
  const reply = await attempt(PASSWORD, '192.0.2.1')
  const cookie = reply.cookies.find(({ name }) => name === 'linli_browser')
  t.match(cookie, { httpOnly: true, sameSite: 'Strict', path: '/' })
  const { linli_browser = '' } = cookiesOf(reply)
  t.equal((await api.inject({ url: '/api/me', cookies: { linli_session: linli_browser } })).statusCode, 401)
  t.equal((await api.inject({ url: '/api/me', cookies: { linli_browser } })).statusCode, 401)
  const again = await attempt(PASSWORD, '192.0.2.1', { linli_browser })
  t.equal(cookiesOf(again).linli_browser, linli_browser, 'it stays the same')
  await accounts.forgetBrowsersOf('li')
  clock.now += 1
  for (let n = 0; n < 6; n += 1) await attempt('wrong', '192.0.2.1', { linli_browser })
  t.match((await attempt(PASSWORD, '192.0.2.1', { linli_browser })).json(), { code: 'SIGN_IN_THROTTLED' })
})

t.test('strangers who fill the door keep no known browser out, and known ones are bounded too', async t => {
  const open: (() => void)[] = []
  const isHeld = { now: false }
  const verify = async (_: string, stored: string) => {
    if (isHeld.now) await new Promise<void>(resolve => open.push(resolve))
    return stored !== 'decoy'
  }
  const { api, accounts } = await startTestServer({
    env: { LINLI_SIGN_INS_AT_ONCE: '2' },
    passwords: { hash: async () => 'decoy', verify },
  })
  await addPerson(accounts, 'li', { passwordHash: 'hers' })
  const attempt = (username: string, remoteAddress: string, cookies = {}) =>
    api.inject({
      ...{ method: 'POST', url: '/api/session', remoteAddress, cookies },
      payload: { username, password: PASSWORD },
    })
  const hers = (await attempt('li', '192.0.2.1')).cookies.find(({ name }) => name === 'linli_browser')
  const cookies = { linli_browser: hers?.value ?? '' }
  isHeld.now = true
  const under: ReturnType<typeof attempt>[] = []
  const begin = async (username: string, address: string, more = {}) => {
    const before = open.length
    const reply = attempt(username, address, more)
    reply.catch(() => {})
    under.push(reply)
    while (open.length === before) await new Promise(setImmediate)
  }
  await begin('a', '10.0.0.1')
  await begin('b', '10.0.0.1')
  t.match((await attempt('li', '192.0.2.1')).json(), { code: 'OVERLOADED' }, 'a stranger')
  const made = { linli_browser: 'x'.repeat(43) }
  t.match((await attempt('li', '192.0.2.1', made)).json(), { code: 'OVERLOADED' }, 'who makes one up')
  await begin('li', '192.0.2.1', cookies)
  await begin('li', '192.0.2.1', cookies)
  t.match(
    (await attempt('li', '192.0.2.1', cookies)).json(),
    { code: 'OVERLOADED' },
    'no more than the limit',
  )
  for (const go of open) go()
  const codes = (await Promise.all(under)).map(({ statusCode }) => statusCode)
  t.same(codes, [401, 401, 200, 200])
})
