import t, { type Test } from 'tap'
import { stablePort } from '../../../scripts/testing/stable-port.ts'
import { openBrowser } from '../oidc/testing/browser.ts'
import { CLIENT_SECRET, type Claims, startOidcServer } from '../oidc/testing/provider.ts'
import { addPerson, asPerson } from '../testing/people.ts'
import { bin } from '../testing/samples.ts'
import { startTestServer } from '../testing/test-server.ts'

const { id: _, ...binBody } = bin
const li: Claims = { preferred_username: 'Li', name: '李娜', roles: ['grid'], places: ['site-1/gate'] }

/** Both servers, and a browser that has been to neither. */
async function start(t: Test, people: Record<string, Claims> = { 17: li }) {
  const port = await stablePort()
  const origin = `http://127.0.0.1:${port}`
  const known = new Map(Object.entries(people))
  const other = await startOidcServer(known, () => `${origin}/api/oidc/callback`)
  const server = await startTestServer({
    env: {
      ...{ LINLI_OIDC_ISSUER: other.issuer, LINLI_OIDC_CLIENT_ID: 'linli' },
      ...{ LINLI_OIDC_CLIENT_SECRET: CLIENT_SECRET, LINLI_OIDC_ROLES: 'boss=administrator,grid=grid-worker' },
      LINLI_OIDC_SCOPE_CLAIM: 'places',
    },
    override: { now: () => Date.now() },
  })
  await server.api.listen({ host: '127.0.0.1', port })
  t.teardown(async () => {
    await server.api.close()
    other.close()
  })
  const admin = await asPerson(server.api, 'admin')
  await admin('PUT', '/api/devices/bin-1', binBody)
  const isBack = (address: string) => address.startsWith(`${origin}/api/oidc/callback`)

  /** To the other server and back; answers the address to which it sent the browser. */
  async function away(browser: ReturnType<typeof openBrowser>, subject: string): Promise<string> {
    const login = await browser.follow(`${origin}/api/oidc/start`, isBack)
    if (isBack(login.address)) return login.address
    const consent = await browser.submit(login, { login: subject, password: 'x' }, isBack)
    if (isBack(consent.address)) return consent.address
    return (await browser.submit(consent, {}, isBack)).address
  }

  async function signIn(subject: string, browser = openBrowser()) {
    const reply = await browser.ask(await away(browser, subject))
    const body = reply.status === 302 ? {} : ((await reply.json()) as { code?: string; detail?: string })
    return { browser, status: reply.status, location: reply.headers.get('location'), ...body }
  }

  const me = async (browser: ReturnType<typeof openBrowser>) =>
    (await browser.ask(`${origin}/api/me`)).json() as Promise<Record<string, unknown>>
  return { ...server, admin, origin, known, away, signIn, me }
}

t.test('whoever signs in elsewhere has an account here, with the role and the places of there', async t => {
  const { signIn, me, known, accounts, admin } = await start(t)
  const first = await signIn('17')
  t.match(first, { status: 302, location: '/' })
  t.match(await me(first.browser), {
    ...{ username: 'li', displayName: '李娜', role: 'grid-worker' },
    scope: [{ site: 'site-1', zones: ['gate'] }],
  })
  known.set('17', { ...li, preferred_username: 'na', roles: ['boss'] })
  const again = await signIn('17')
  t.match(await me(again.browser), { username: 'li', role: 'administrator', scope: 'all' })
  t.equal((await accounts.people()).length, 2, 'it is the same account')
  t.match((await admin('GET', '/api/accounts/li/events')).json().events, [
    { what: 'changed' },
    { what: 'made' },
  ])
  const password = await admin('POST', '/api/session', { username: 'li', password: 'elsewhere' })
  t.match(password.json(), { code: 'SIGN_IN_FAILED' }, 'there is no password to it')
})

t.test('an account is never found by a name, and claims that fit nothing let nobody in', async t => {
  const { signIn, accounts, admin, known } = await start(t, {
    17: li,
    18: { ...li, preferred_username: 'admin', roles: ['boss'] },
    19: { ...li, preferred_username: 'zhao', roles: ['guest'] },
    20: { ...li, preferred_username: 'qian', places: ['site-9'] },
  })
  await addPerson(accounts, 'sun')
  t.match(await signIn('18'), { status: 403, code: 'OIDC_REFUSED', detail: /another account/ })
  t.match(await signIn('19'), { code: 'OIDC_REFUSED', detail: /roles makes a role/ })
  t.match(await signIn('20'), { code: 'OIDC_REFUSED', detail: /site-9/ })
  t.equal((await signIn('17')).status, 302)
  await admin('PUT', '/api/accounts/li', { role: 'grid-worker', scope: 'all', disabled: true })
  t.match(await signIn('17'), { code: 'OIDC_REFUSED', detail: /disabled/ })
  await admin('DELETE', '/api/accounts/li')
  t.match(await signIn('17'), { code: 'OIDC_REFUSED', detail: /another account/ }, 'nor after it was deleted')
  known.set('21', { ...li, preferred_username: 'sun' })
  t.match(await signIn('21'), { code: 'OIDC_REFUSED' })
})

t.test('an answer is good in the browser that asked, once, and as it was given', async t => {
  const { away, me, origin } = await start(t)
  const browser = openBrowser()
  const back = await away(browser, '17')
  const stranger = openBrowser()
  t.match(await (await stranger.ask(back)).json(), { code: 'OIDC_FAILED' }, 'another browser')
  const forged = new URL(back)
  forged.searchParams.set('state', 'x')
  const own = browser.cookies.get('linli_oidc') ?? ''
  t.match(await (await browser.ask(forged.href)).json(), { code: 'OIDC_FAILED' }, 'another state')
  browser.cookies.set('linli_oidc', own)
  t.equal((await browser.ask(back)).status, 302)
  t.match(await me(browser), { username: 'li' })
  browser.cookies.set('linli_oidc', own)
  t.match(await (await browser.ask(back)).json(), { code: 'OIDC_FAILED' }, 'the same once more')
  t.match(await (await browser.ask(`${origin}/api/oidc/callback?error=access_denied`)).json(), {
    code: 'OIDC_FAILED',
  })
})

t.test('without the other server people still sign in by password', async t => {
  const env = {
    ...{ LINLI_OIDC_ISSUER: 'http://127.0.0.1:1', LINLI_OIDC_CLIENT_ID: 'linli' },
    ...{ LINLI_OIDC_CLIENT_SECRET: 'x', LINLI_OIDC_ROLES: 'a=manager', LINLI_OIDC_SCOPE_CLAIM: 'p' },
  }
  const { api } = await startTestServer({ env })
  t.match((await api.inject('/api/oidc/start')).json(), { status: 503, code: 'OIDC_UNREACHABLE' })
  const admin = await asPerson(api, 'admin')
  t.equal((await admin('GET', '/api/me')).statusCode, 200)
  const off = await startTestServer()
  t.match((await off.api.inject('/api/oidc/start')).json(), { code: 'ROUTE_NOT_FOUND' })
})

t.test('whoever signs in elsewhere is given no password here', async t => {
  const { signIn, admin } = await start(t)
  await signIn('17')
  const reply = await admin('POST', '/api/accounts/li/link')
  t.match([reply.statusCode, reply.json()], [409, { code: 'ACCOUNT_ELSEWHERE' }])
})
