import t, { type Test } from 'tap'
import { selfSigned } from '../testing/certificate.ts'
import { type HttpCounterpartOptions, startHttpCounterpart } from '../testing/http-counterpart.ts'
import { exchange, type HttpRequest, type NoAnswer } from './exchange.ts'
import { judgeNoAnswer, judgeStatus } from './judge.ts'

const NOW = Date.UTC(2026, 9, 1)

async function counterpart(t: Test, options: Partial<HttpCounterpartOptions> = {}) {
  const started = await startHttpCounterpart({ settings: () => ({}), ...options })
  t.teardown(() => started.close())
  return started
}

const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: {},
  reach: 'private-too',
  ...more,
})
const never = new AbortController().signal

const whyNot = (asked: HttpRequest): Promise<NoAnswer> =>
  exchange(asked, never).then(
    () => Promise.reject(new Error('there was an answer')),
    error => error as NoAnswer,
  )

t.test('this machine is not reached unless that is allowed, by number or by name', async t => {
  const { url, asked } = await counterpart(t)
  const port = new URL(url).port
  for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', '0x7f.1', 'localhost']) {
    const fault = await whyNot(get(`http://${host}:${port}/`, { reach: 'public' }))
    t.match(judgeNoAnswer(fault), { isWorthRetrying: false, reason: /private network/ }, host)
  }
  t.same(asked, [], 'nothing was sent there')
  t.equal((await exchange(get(`http://localhost:${port}/`), never)).status, 200)
})

t.test('a redirect is not followed: it could lead inside', async t => {
  const inside = await counterpart(t)
  const outside = await counterpart(t, {
    says: { refuse: { status: 302, headers: { location: inside.url } } },
  })
  outside.mood = 'refuse'
  const answer = await exchange(get(outside.url), never)
  t.match(judgeStatus(answer, NOW), { ok: false, isWorthRetrying: false, reason: /redirects are not/ })
  t.same(inside.asked, [])
})

t.test('of an endless answer no more is read than there is room for', async t => {
  const { url } = await counterpart(t, { says: { accept: { status: 200, body: 'x'.repeat(10_000_000) } } })
  t.equal((await exchange(get(url), never)).body.length, 65_536)
})

t.test('a certificate is believed where its authority is named, and nowhere else', async t => {
  const certificate = selfSigned()
  const { url } = await counterpart(t, { certificate })
  t.equal((await exchange(get(url, { caCertificate: certificate.cert }), never)).status, 200)
  const fault = await whyNot(get(url))
  t.match(judgeNoAnswer(fault), { isWorthRetrying: false, reason: /certificate is not believed/ })
})

t.test('a server that speaks no TLS is not tried again', async t => {
  const { url } = await counterpart(t)
  t.match(judgeNoAnswer(await whyNot(get(url.replace('http', 'https')))), { isWorthRetrying: false })
})

t.test('a host without an address is worth retrying: names fail when the network does', async t => {
  const fault = await whyNot(get('http://nobody.invalid/', { reach: 'public' }))
  t.match(judgeNoAnswer(fault), { isWorthRetrying: true, isUncertain: undefined })
})

t.test('when to come back is heard in seconds and as a date, and no longer than an hour', async t => {
  const after = (header: string) =>
    judgeStatus({ status: 429, headers: { 'retry-after': header }, body: '' }, NOW)
  const table: readonly (readonly [string, number | undefined])[] = [
    ['7', 7_000],
    ['0', 0],
    ['Thu, 01 Oct 2026 00:00:30 GMT', 30_000],
    ['Wed, 30 Sep 2026 00:00:00 GMT', 0],
    ['86400', 3_600_000],
    ['soon', undefined],
  ]
  for (const [header, retryAfterMs] of table) t.match(after(header), { ok: false, retryAfterMs }, header)
})

t.test('a status is worth retrying where it speaks of now', async t => {
  const isWorth = (status: number) => judgeStatus({ status, headers: {}, body: '' }, NOW)
  for (const status of [408, 425, 429, 500, 502, 503, 504, 599]) {
    t.match(isWorth(status), { isWorthRetrying: true }, String(status))
  }
  for (const status of [301, 307, 400, 401, 403, 404, 410, 413, 422, 501, 505]) {
    t.match(isWorth(status), { isWorthRetrying: false }, String(status))
  }
})
