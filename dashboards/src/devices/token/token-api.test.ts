import t from 'tap'
import { overlapsOf } from './token-api.ts'

const HOUR_MS = 3_600_000
const offered = (overlapMs: number, overlapMsMax: number) =>
  overlapsOf({
    tokens: [],
    certificate: null,
    certificates: [],
    certificatesMax: 32,
    certificateDoor: { tls: true, ca: true },
    overlapMs,
    overlapMsMax,
  }).map(ms => ms / HOUR_MS)

t.test('no longer overlap is offered than the server allows, and what is usual there is offered', async t => {
  t.same(offered(0, 168 * HOUR_MS), [0, 1, 24, 168])
  t.same(offered(0, 24 * HOUR_MS), [0, 1, 24])
  t.same(offered(2 * HOUR_MS, 24 * HOUR_MS), [0, 1, 2, 24])
  t.same(offered(0, 0), [0])
})
