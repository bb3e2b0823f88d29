import t from 'tap'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

const REASON = {
  code: 'journal-hangs',
  words: 'a commit has been waiting for 12 s',
  figures: { waitingS: 12 },
}
const bearer = (token: string) => ({ url: '/metrics', headers: { authorization: `Bearer ${token}` } })

t.test('the probes answer anybody: up, ready, or why not', async t => {
  const state = { ready: false, reasons: [REASON] }
  const { api } = await startTestServer({ override: { readiness: () => state } })
  t.same((await api.inject('/healthz')).json(), { up: true })
  const unready = await api.inject('/readyz')
  t.equal(unready.statusCode, 503)
  t.same(unready.json(), {
    ready: false,
    reasons: ['a commit has been waiting for 12 s'],
    problems: [{ code: 'journal-hangs', figures: { waitingS: 12 } }],
  })
  Object.assign(state, { ready: true, reasons: [] })
  t.equal((await api.inject('/readyz')).statusCode, 200)
})

t.test('metrics open to their token and to the signed in, to nobody else', async t => {
  const { api } = await startTestServer({ env: { LINLI_METRICS_TOKEN: 'prometheus-reads-this' } })
  const admin = await asAdmin(api)
  t.match((await api.inject('/metrics')).json(), { code: 'NOT_SIGNED_IN' })
  t.equal((await api.inject(bearer('prometheus-reads-thi'))).statusCode, 401)
  t.equal((await api.inject(bearer('prometheus-reads-this'))).statusCode, 200)
  t.equal((await admin('GET', '/metrics')).statusCode, 200)
})

t.test('without a token no token opens them; opened by the operator, they need none', async t => {
  const closed = await startTestServer()
  t.equal((await closed.api.inject(bearer('undefined'))).statusCode, 401)
  const open = await startTestServer({ env: { LINLI_METRICS_OPEN: 'yes' } })
  t.equal((await open.api.inject('/metrics')).statusCode, 200)
})

t.test('metrics show the tally, the gauges and the requests, without ids', async t => {
  const gauges = [{ name: 'linli_things', help: 'Things', read: () => 7 }]
  const { api, tally } = await startTestServer({ env: { LINLI_METRICS_OPEN: 'yes' }, override: { gauges } })
  tally.add('readings', 'late', 3)
  await api.inject('/api/devices/bin-1')
  await api.inject('/metrics')
  tally.add('readings', 'late')
  const { body, headers } = await api.inject('/metrics')
  t.match(headers['content-type'], /^text\/plain/)
  t.match(
    body,
    /^linli_readings_total\{label="late"\} 4$/m,
    'each scrape shows the count, not the sum of scrapes',
  )
  t.match(body, /^linli_things 7$/m)
  t.match(body, /^linli_feed_clients 0$/m)
  t.match(body, /^linli_http_request_seconds_count\{route="\/api\/devices\/:id",status="401"\} 1$/m)
  t.match(body, /^process_cpu_seconds_total/m)
  t.notMatch(body, 'bin-1')
})

t.test('what is wrong with the server is told to the signed in, in both languages', async t => {
  const problem = {
    code: 'journal-hangs',
    severity: 'critical',
    title: { en: 'The disk does not answer', zh: '磁盘没有响应' },
    advice: { en: 'See to the disk.', zh: '请检查磁盘。' },
    detail: null,
    since: 0,
    alertId: null,
  } as const
  const { api } = await startTestServer({ override: { problems: () => [problem] } })
  t.equal((await api.inject('/api/health')).statusCode, 401)
  const admin = await asAdmin(api)
  t.same((await admin('GET', '/api/health')).json(), {
    problems: [{ ...problem, since: '1970-01-01T00:00:00.000Z' }],
  })
})
