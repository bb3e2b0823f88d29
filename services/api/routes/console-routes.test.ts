import t, { type Test } from 'tap'
import { startTestServer } from '../testing/test-server.ts'

const builtConsole = (t: Test): string =>
  t.testdir({
    'index.html': '<!doctype html><title>the console</title>',
    'phone.html': '<!doctype html><title>for the hand</title>',
    'case.html': '<!doctype html><title>one case</title>',
    'screen.html': '<!doctype html><title>the lobby</title>',
    'service-worker.js': 'self.addEventListener("push", () => {})',
    'manifest.webmanifest': '{}',
    assets: { 'app-1a2b.js': 'console.log(1)' },
  })

const page = { accept: 'text/html,application/xhtml+xml' }

t.test('every address of the console opens it, and a reload asks anew', async t => {
  const { api } = await startTestServer({ override: { consoleFolder: builtConsole(t) } })
  for (const url of ['/', '/alerts/a-1', '/devices?kind=smart-bin']) {
    const reply = await api.inject({ url, headers: page })
    t.equal(reply.statusCode, 200, url)
    t.match(reply.body, 'the console')
    t.equal(reply.headers['cache-control'], 'no-cache')
  }
})

t.test('the pages for the hand, a resident and the lobby have addresses of their own', async t => {
  const { api } = await startTestServer({ override: { consoleFolder: builtConsole(t) } })
  const title = async (url: string) =>
    /<title>(.+)</.exec((await api.inject({ url, headers: page })).body)?.[1]
  for (const url of ['/m', '/m/alerts/a-1', '/m?x=1']) t.equal(await title(url), 'for the hand', url)
  for (const url of ['/case', '/case/ABCD']) t.equal(await title(url), 'one case', url)
  t.equal(await title('/screen'), 'the lobby')
  for (const url of ['/maintenance', '/cases', '/constructor', '/d/bin-1'])
    t.equal(await title(url), 'the console', url)
})

t.test('what is named by its content is kept for a year; what is missing is not the console', async t => {
  const { api } = await startTestServer({ override: { consoleFolder: builtConsole(t) } })
  const asset = await api.inject('/assets/app-1a2b.js')
  t.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
  t.match(asset.headers['content-type'], /javascript/)
  for (const url of ['/assets/app-old.js', '/api/nothing', '/api']) {
    const reply = await api.inject({ url, headers: page })
    t.match(reply.json(), { code: 'ROUTE_NOT_FOUND' }, url)
  }
  const outside = await api.inject({ url: '/%2e%2e/%2e%2e/etc/passwd', headers: page })
  t.notMatch(outside.body, 'root:', 'and nothing outside its folder is reached')
  t.match((await api.inject('/nothing')).json(), { code: 'ROUTE_NOT_FOUND' }, 'a script gets no page')
})

t.test(
  'the worker of the installed console is asked for anew each time, and may speak with this server alone',
  async t => {
    const { api } = await startTestServer({ override: { consoleFolder: builtConsole(t) } })
    const { headers } = await api.inject('/service-worker.js')
    t.match(headers, {
      'cache-control': 'no-cache',
      'content-type': /^text\/javascript|^application\/javascript/,
    })
    t.match(headers['content-security-policy'], /connect-src 'self'/)
    const policy = String((await api.inject({ url: '/', headers: page })).headers['content-security-policy'])
    t.match(policy, /worker-src 'self'/)
    t.match(policy, /manifest-src 'self'/)
    t.match(
      (await api.inject('/manifest.webmanifest')).headers['content-type'],
      /^application\/manifest\+json/,
    )
  },
)

t.test('a server without a console says how to build it', async t => {
  const { api } = await startTestServer({ override: { consoleFolder: '/nowhere' } })
  const reply = await api.inject({ url: '/', headers: page })
  t.equal(reply.statusCode, 503)
  t.match(reply.body, 'npm run build:console')
})

t.test('the pages run their own scripts alone, and plain http is not turned into https', async t => {
  const plain = await startTestServer({ override: { consoleFolder: builtConsole(t) } })
  const { headers } = await plain.api.inject({ url: '/', headers: page })
  t.match(headers['content-security-policy'], /script-src 'self';/)
  t.match(headers['content-security-policy'], /frame-ancestors 'none'/)
  t.notMatch(headers['content-security-policy'], /upgrade-insecure-requests/)
  t.notOk(headers['strict-transport-security'])
  const proxied = await startTestServer({ env: { LINLI_TRUSTED_PROXY: '10.0.0.1' } })
  t.notOk((await proxied.api.inject('/healthz')).headers['strict-transport-security'])
})
