import { HttpError, RequestTimedOutError } from '@influxdata/influxdb-client'
import t from 'tap'
import { backoffMs } from './backoff.ts'
import { testConfig } from './testing/pump-rig.ts'
import { verdictOf } from './verdict.ts'

const NOW = Date.UTC(2026, 6, 1)
const http = (status: number, body = '{"message":"said"}', headers: Record<string, string> = {}) =>
  new HttpError(
    status,
    'Status',
    body,
    undefined,
    headers['content-type'] ?? 'application/json',
    undefined,
    headers,
  )

const table: [string, unknown, object][] = [
  [
    'a closed port',
    Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    { kind: 'wait', reason: 'ECONNREFUSED' },
  ],
  ['no answer', new RequestTimedOutError(), { kind: 'wait', reason: 'no answer in time' }],
  ['408', http(408), { kind: 'wait', reason: '408: said' }],
  ['500', http(500), { kind: 'wait', ownFault: true }],
  [
    '500 of a proxy',
    http(500, '<html>', { 'content-type': 'text/html' }),
    { kind: 'wait', ownFault: undefined },
  ],
  ['503', http(503), { kind: 'wait', ownFault: undefined }],
  [
    'a full disk of 1.x',
    http(500, '{"error":"engine: error writing WAL entry: write 1.wal: no space left on device"}'),
    { kind: 'wait', reason: /no space left/, ownFault: undefined },
  ],
  [
    '500 of 2.0 for what is too old',
    http(
      500,
      '{"code":"internal error","message":"partial write: points beyond retention policy dropped=4"}',
    ),
    { kind: 'refused', status: 500, all: false },
  ],
  ['503 with seconds', http(503, '{}', { 'retry-after': '7' }), { kind: 'wait', retryAfterMs: 7_000 }],
  [
    '429 with a date',
    http(429, '{}', { 'retry-after': new Date(NOW + 9_000).toUTCString() }),
    { kind: 'wait', retryAfterMs: 9_000 },
  ],
  ['301', http(301), { kind: 'degraded' }],
  ['401', http(401), { kind: 'degraded', reason: '401: said' }],
  ['403', http(403), { kind: 'degraded' }],
  ['404', http(404), { kind: 'degraded' }],
  ['405', http(405), { kind: 'degraded' }],
  ['400', http(400), { kind: 'refused', status: 400, all: false }],
  ['422', http(422), { kind: 'refused', status: 422, all: false }],
  ['413 of a proxy', http(413, '<html>', { 'content-type': 'text/html' }), { kind: 'refused', all: false }],
  ['400 of a proxy', http(400, '<html>', { 'content-type': 'text/html' }), { kind: 'degraded' }],
  [
    '400 of 1.x',
    http(400, '{"error":"unable to parse"}'),
    { kind: 'refused', reason: '400: unable to parse' },
  ],
  ['all dropped', http(400, '{"error":"partial write: too old dropped=5"}'), { kind: 'refused', all: true }],
  [
    'some dropped',
    http(400, '{"error":"partial write: too old dropped=4"}'),
    { kind: 'refused', all: false },
  ],
]

for (const [title, error, expected] of table)
  t.test(
    `${title} is ${JSON.stringify(expected)}`,
    async t => void t.match(verdictOf(error, 5, NOW), expected),
  )

t.test('a date that has passed, or is none, asks for no patience', async t => {
  const past = { 'retry-after': new Date(NOW - 1_000).toUTCString() }
  t.equal('retryAfterMs' in verdictOf(http(429, '{}', past), 5, NOW), false)
  t.equal('retryAfterMs' in verdictOf(http(429, '{}', { 'retry-after': 'soon' }), 5, NOW), false)
})

t.test('a refusal that repeats a long line is cut short', async t => {
  const verdict = verdictOf(http(400, JSON.stringify({ error: 'x'.repeat(10_000) })), 5, NOW)
  t.equal('reason' in verdict && verdict.reason.length, 305)
})

t.test(
  'the backoff doubles from its least to its greatest, and believes Retry-After up to a limit',
  async t => {
    const limits = {
      ...testConfig({ url: 'http://x' }).pump,
      backoffMsMin: 500,
      backoffMsMax: 3_000,
      retryAfterMsMax: 10_000,
      degradedRetryMs: 60_000,
    }
    const wait = { kind: 'wait', reason: '' } as const
    t.strictSame(
      [1, 2, 3, 4, 1_000_000].map(failures => backoffMs(wait, failures, limits)),
      [500, 1_000, 2_000, 3_000, 3_000],
    )
    t.equal(backoffMs({ ...wait, retryAfterMs: 9_000 }, 1, limits), 9_000)
    t.equal(backoffMs({ ...wait, retryAfterMs: 11_000 }, 1, limits), 10_000)
    t.equal(backoffMs({ ...wait, retryAfterMs: 100 }, 1, limits), 500)
    t.equal(backoffMs({ kind: 'degraded', reason: '' }, 1, limits), 60_000)
  },
)
