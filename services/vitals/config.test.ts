import t from 'tap'
import { faultsFoundBy, parsedBy } from '../config/testing/section.ts'
import { vitalsConfig } from './config.ts'

const parse = (variables: Record<string, string>, isWallClock = true) =>
  parsedBy(env => vitalsConfig(env, isWallClock), variables)
const faultsOf = (variables: Record<string, string>, isWallClock = true) =>
  faultsFoundBy(env => vitalsConfig(env, isWallClock), variables)

t.test('without any setting the server reports about itself every 15 s, and to nobody outside', async t => {
  t.same(parse({}), {
    report: { everyMs: 15_000, id: 'linli', site: 'linli', zone: 'server' },
    heartbeat: undefined,
  })
})

t.test('by event time, or every 0 s, it does not', async t => {
  t.equal(parse({}, false).report, undefined)
  t.equal(parse({ LINLI_SELF_REPORT_SECONDS: '0' }).report, undefined)
})

t.test('every figure is taken at its edges and refused beyond them', async t => {
  const url = { LINLI_HEARTBEAT_URL: 'https://hc.example/token' }
  for (const [name, least, most] of [
    ['LINLI_SELF_REPORT_SECONDS', 1, 3_600],
    ['LINLI_HEARTBEAT_SECONDS', 1, 86_400],
    ['LINLI_HEARTBEAT_TIMEOUT_SECONDS', 1, 300],
  ] as const) {
    t.same(faultsOf({ ...url, [name]: String(least) }), [])
    t.same(faultsOf({ ...url, [name]: String(most) }), [])
    t.match(faultsOf({ ...url, [name]: String(most + 1) }), [name])
    t.match(faultsOf({ ...url, [name]: '-1' }), [name])
  }
})

t.test('an id that is none is refused', async t => {
  t.match(faultsOf({ LINLI_SELF_ID: 'a/b', LINLI_SELF_SITE: '', LINLI_SELF_ZONE: '#' }), [
    /LINLI_SELF_ID: .*"a\/b"/,
    /LINLI_SELF_ZONE/,
  ])
})

t.test('a heartbeat without a report would prove nothing', async t => {
  const url = { LINLI_HEARTBEAT_URL: 'https://hc.example/token' }
  t.match(faultsOf({ ...url, LINLI_SELF_REPORT_SECONDS: '0' }), [/LINLI_SELF_REPORT_SECONDS above 0/])
  t.match(faultsOf(url, false), [/LINLI_CLOCK=wall/])
})

t.test('an address that is none is refused without being repeated', async t => {
  const [fault] = faultsOf({ LINLI_HEARTBEAT_URL: 'ftp://secret-token' })
  t.match(fault, /^LINLI_HEARTBEAT_URL: expected/)
  t.notMatch(fault, /secret-token/)
})
