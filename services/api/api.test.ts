import t from 'tap'
import { routeCodes } from './routes/route-codes.ts'
import { bin } from './testing/samples.ts'
import { asAdmin, startTestServer } from './testing/test-server.ts'

t.test('every error is a problem with a code, Fastify’s own among them', async t => {
  const { api } = await startTestServer({ env: { LINLI_HTTP_BODY_BYTES: '1024' } })
  const admin = await asAdmin(api)
  const json = { 'content-type': 'application/json' }
  const url = '/api/devices/bin-1'
  const cases: [
    string,
    () => Promise<{ statusCode: number; body: string; headers: object }>,
    number,
    string,
  ][] = [
    ['no such route', () => admin('GET', '/api/nothing'), 404, 'ROUTE_NOT_FOUND'],
    ['no such method', () => admin('DELETE', '/api/devices'), 404, 'ROUTE_NOT_FOUND'],
    [
      'malformed JSON',
      () => admin('PUT', url, { payload: '{"kind"', headers: json }),
      400,
      'VALIDATION_FAILED',
    ],
    ['no body', () => admin('PUT', url, { headers: json }), 400, 'VALIDATION_FAILED'],
    [
      'not JSON',
      () => admin('PUT', url, { payload: '<a/>', headers: { 'content-type': 'text/xml' } }),
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    ['too large', () => admin('PUT', url, { payload: { name: 'x'.repeat(1024) } }), 413, 'BODY_TOO_LARGE'],
    ['a bad address', () => admin('GET', '/api/devices/%'), 400, 'VALIDATION_FAILED'],
    ['not signed in', () => api.inject('/api/devices'), 401, 'NOT_SIGNED_IN'],
  ]
  for (const [name, ask, status, code] of cases) {
    const reply = await ask()
    t.equal(reply.statusCode, status, `${name}: ${reply.body}`)
    t.match(reply.headers, { 'content-type': /^application\/problem\+json/ }, name)
    t.match(JSON.parse(reply.body), { code, status, title: String, type: `urn:linli:error:${code}` }, name)
  }
})

t.test('a body of exactly the limit passes, one byte more does not', async t => {
  const { api } = await startTestServer({ env: { LINLI_HTTP_BODY_BYTES: '1024' } })
  const admin = await asAdmin(api)
  const { id, ...body } = bin
  const padded = (bytes: number) => JSON.stringify(body).padEnd(bytes, ' ')
  const put = (bytes: number) =>
    admin('PUT', `/api/devices/${id}`, {
      payload: padded(bytes),
      headers: { 'content-type': 'application/json' },
    })
  t.equal((await put(1024)).statusCode, 200)
  t.match((await put(1025)).json(), { code: 'BODY_TOO_LARGE' })
})

t.test('what goes wrong inside stays inside', async t => {
  const history = { series: async () => [], readings: async () => [] }
  const { api, accounts } = await startTestServer({ history })
  const admin = await asAdmin(api)
  accounts.session = () => Promise.reject(new Error('/secret/path: no such table'))
  const reply = await admin('GET', '/api/me')
  t.equal(reply.statusCode, 500)
  t.match(reply.json(), { code: 'INTERNAL' })
  t.notMatch(reply.body, /secret|stack|\.ts/)
})

t.test('beyond the rate an address is refused, and is told when to come back', async t => {
  const { api } = await startTestServer({ env: { LINLI_HTTP_REQUESTS_PER_MINUTE: '3' } })
  for (const _ of [1, 2, 3]) t.equal((await api.inject('/api/me')).statusCode, 401)
  const refused = await api.inject('/api/me')
  t.match(refused.json(), { status: 429, code: 'RATE_LIMITED' })
  t.ok(Number(refused.headers['retry-after']) > 0)
  const other = await api.inject({ url: '/api/me', remoteAddress: '10.0.0.9' })
  t.equal(other.statusCode, 401, 'another address is not')
  t.equal((await api.inject('/healthz')).statusCode, 200, 'and the probes are not')
})

t.test(
  'the files of the pages do not use up what an address may ask, and have a limit of their own',
  async t => {
    const { api } = await startTestServer({ env: { LINLI_HTTP_REQUESTS_PER_MINUTE: '3' } })
    const file = async () => (await api.inject('/assets/none.js')).statusCode
    for (const _ of [1, 2, 3]) t.equal(await file(), 404)
    t.equal(await file(), 429)
    t.equal((await api.inject('/api/me')).statusCode, 401)
  },
)

t.test('the OpenAPI document lists every route, from the schemas that validate', async t => {
  const { api } = await startTestServer()
  const document = (await api.inject('/api/openapi.json')).json()
  t.equal(document.openapi, '3.1.0')
  const operations = Object.entries<Record<string, unknown>>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method} ${path}`),
  )
  const expected = [
    'get /api/alerts',
    'put /api/devices/{id}',
    'post /api/alerts/{id}/on-site',
    'get /api/feed',
  ]
  for (const operation of expected) t.ok(operations.includes(operation), operation)
  const body = document.paths['/api/devices/{id}'].put.requestBody.content['application/json'].schema
  t.equal(body.properties.expectedIntervalMs.minimum, 1_000)
  const problem = document.paths['/api/alerts'].get.responses.default.content['application/problem+json']
  t.ok(problem.schema.properties.code)
  const page = await api.inject('/api/docs')
  t.equal(page.statusCode, 200)
  t.notMatch(
    page.headers['content-security-policy'],
    /upgrade-insecure-requests/,
    'it opens over plain http too',
  )
})

t.test(
  'the description names with which codes a route refuses, and names no route that there is not',
  async t => {
    const { api } = await startTestServer()
    const document = (await api.inject('/api/openapi.json')).json()
    const { responses } = document.paths['/api/sites/{site}/zones/{id}'].delete
    const codes = responses['409'].content['application/problem+json'].schema.properties.code.enum
    t.same(codes, ['ROSTER_VERSION_CONFLICT', 'ZONE_IN_USE'])
    t.match(responses['409'].description, /`ZONE_IN_USE`: /)
    t.match(responses.default.description, /`NOT_ALLOWED`/)
    const there = new Set(api.routeRights.map(({ method, url }) => `${method} ${url}`))
    for (const route of Object.keys(routeCodes)) t.ok(there.has(route), route)
  },
)

t.test('each route about people, places and access says with which codes it refuses', async t => {
  const { api } = await startTestServer()
  await api.ready()
  const unnamed = api.routeRights
    .filter(
      ({ method, url }) => method !== 'HEAD' && /\/:/.test(url) && /^\/api\/(sites|accounts|keys)/.test(url),
    )
    .map(({ method, url }) => `${method} ${url}`)
    .filter(route => routeCodes[route] === undefined)
  t.same(unnamed, [])
})

t.test('what is wrong with a request is said field by field, in words of ours', async t => {
  const { api } = await startTestServer()
  t.teardown(() => api.close())
  const ask = await asAdmin(api)
  t.match((await ask('PUT', '/api/sites/nn', { payload: {} })).json(), {
    code: 'VALIDATION_FAILED',
    detail: 'name: is missing',
  })
  const { detail } = (
    await ask('PUT', '/api/sites/nn', { payload: { name: { en: 'x' }, disclosure: 'all', more: 1 } })
  ).json()
  t.match(detail, /name\.zh: is missing/)
  t.match(detail, /disclosure: expected one of /)
  t.match(detail, /there is no field "more"/)
  t.notMatch(detail, /Invalid|Unrecognized|received|option/)
})
