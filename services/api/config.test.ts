import t from 'tap'
import { Environment } from '../config/environment.ts'
import { faultsFoundBy } from '../config/testing/section.ts'
import { HOUR } from '../domain/model/time.ts'
import { apiConfig } from './config.ts'

const faultsOf = (variables: Record<string, string>) => faultsFoundBy(apiConfig, variables)

t.test('with nothing set it listens on 8080 for everybody, trusting no proxy', async t => {
  t.match(apiConfig(new Environment({})), {
    host: '0.0.0.0',
    port: 8080,
    tls: undefined,
    trustedProxies: [],
    origins: [],
    sessionMs: 168 * HOUR,
    sessionIdleMs: 72 * HOUR,
    accounts: { accountsMax: 1_000, keysMax: 200, viewsMax: 50, invitationMs: 72 * HOUR, resetMs: 24 * HOUR },
    metrics: { open: false, token: undefined },
  })
})

t.test('proxies and origins are lists, each item checked', async t => {
  const good = {
    LINLI_TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8,fd00::/8,loopback',
    LINLI_ORIGINS: 'https://linli.example,http://10.0.0.2:5173',
  }
  t.same(faultsOf(good), [])
  t.same(apiConfig(new Environment(good)).trustedProxies, ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'loopback'])
  for (const item of ['proxy', '10.0.0.0/33', '10.0.0.0/', 'fd00::/129', '1.2.3.4/8/8']) {
    t.match(faultsOf({ LINLI_TRUSTED_PROXY: item }), [/^LINLI_TRUSTED_PROXY: expected an address/], item)
  }
  for (const item of ['linli.example', 'https://linli.example/', 'ftp://linli.example', 'https://a b']) {
    t.match(faultsOf({ LINLI_ORIGINS: item }), [/^LINLI_ORIGINS: expected an origin/], item)
  }
})

t.test('each limit has its range, and every fault is reported together', async t => {
  const faults = faultsOf({
    LINLI_SESSION_HOURS: '0',
    LINLI_FEED_BEAT_SECONDS: '16',
    LINLI_HTTP_BODY_BYTES: '1023',
    LINLI_METRICS_OPEN: 'maybe',
  })
  t.equal(faults.length, 4)
  t.same(
    faultsOf({ LINLI_SESSION_HOURS: '1', LINLI_FEED_BEAT_SECONDS: '15', LINLI_HTTP_BODY_BYTES: '1024' }),
    [],
  )
})
