import t from 'tap'
import { faultsFoundBy, parsedBy } from '../config/testing/section.ts'
import { influxConfig } from './config.ts'

const V2 = {
  LINLI_INFLUX_URL: 'http://influx:8086/',
  LINLI_INFLUX_TOKEN: 'secret',
  LINLI_INFLUX_ORG: 'linli',
  LINLI_INFLUX_BUCKET: 'community',
}
const V1 = {
  LINLI_INFLUX_URL: 'http://influx:8086',
  LINLI_INFLUX_API: 'v1',
  LINLI_INFLUX_BUCKET: 'community',
}

const parse = (variables: Record<string, string>) => parsedBy(influxConfig, variables)
const faultsOf = (variables: Record<string, string>) => faultsFoundBy(influxConfig, variables)

t.test('without a URL there is no InfluxDB, whatever the limits are', async t => {
  t.equal(parse({}), undefined)
  t.equal(parse({ LINLI_INFLUX_BATCH_LINES: '10' }), undefined)
})

t.test('v2 is the default and takes a token', async t => {
  t.match(parse(V2), {
    url: 'http://influx:8086',
    api: 'v2',
    token: 'secret',
    org: 'linli',
    bucket: 'community',
  })
})

t.test('v1 takes a login, or none', async t => {
  t.match(parse(V1), { api: 'v1', bucket: 'community', login: undefined })
  const login = { LINLI_INFLUX_USERNAME: 'u', LINLI_INFLUX_PASSWORD: 'p:q' }
  t.match(parse({ ...V1, ...login }), { login: { username: 'u', password: 'p:q' } })
})

const table: [Record<string, string>, string[]][] = [
  [
    { LINLI_INFLUX_URL: 'http://influx:8086' },
    ['TOKEN', 'ORG', 'BUCKET'].map(name => `LINLI_INFLUX_${name}: missing, and LINLI_INFLUX_URL is set`),
  ],
  [{ LINLI_INFLUX_TOKEN: 'x' }, ['LINLI_INFLUX_TOKEN: set, and LINLI_INFLUX_URL is missing']],
  [{ ...V2, LINLI_INFLUX_API: '3' }, ['LINLI_INFLUX_API: expected v1 or v2, got "3"']],
  [
    { ...V2, LINLI_INFLUX_USERNAME: 'u' },
    ['LINLI_INFLUX_USERNAME: set, and LINLI_INFLUX_API is v2, which takes a token'],
  ],
  [
    { ...V1, LINLI_INFLUX_TOKEN: 'x' },
    ['LINLI_INFLUX_TOKEN: set, and LINLI_INFLUX_API is v1, which has no such thing'],
  ],
  [
    { ...V1, LINLI_INFLUX_USERNAME: 'u' },
    ['LINLI_INFLUX_PASSWORD: missing, and LINLI_INFLUX_USERNAME is set'],
  ],
  [
    { ...V1, LINLI_INFLUX_PASSWORD: 'p' },
    ['LINLI_INFLUX_USERNAME: missing, and LINLI_INFLUX_PASSWORD is set'],
  ],
  [
    { ...V2, LINLI_INFLUX_BUCKET: 'a/b' },
    ['LINLI_INFLUX_BUCKET: a name with "/" cannot be read by InfluxQL'],
  ],
  [
    { ...V1, LINLI_INFLUX_BUCKET: 'a/b' },
    ['LINLI_INFLUX_BUCKET: a name with "/" cannot be read by InfluxQL'],
  ],
  [
    { ...V2, LINLI_INFLUX_URL: 'influx:8086' },
    ['LINLI_INFLUX_URL: expected http://host:port or https://host:port'],
  ],
  [
    { ...V2, LINLI_INFLUX_URL: 'http://u:p@influx' },
    ['LINLI_INFLUX_URL: credentials belong in variables of their own'],
  ],
  [
    { ...V2, LINLI_INFLUX_URL: 'http://influx/?db=x' },
    ['LINLI_INFLUX_URL: expected no query and no fragment'],
  ],
  [
    { ...V2, LINLI_INFLUX_BACKOFF_MIN_MS: '501', LINLI_INFLUX_BACKOFF_MAX_MS: '500' },
    ['LINLI_INFLUX_BACKOFF_MAX_MS: less than LINLI_INFLUX_BACKOFF_MIN_MS'],
  ],
  [{ ...V2, LINLI_INFLUX_BACKOFF_MIN_MS: '500', LINLI_INFLUX_BACKOFF_MAX_MS: '500' }, []],
]
for (const [variables, faults] of table)
  t.test(faults.join('; ') || 'equal bounds of the backoff are allowed', async t => {
    t.strictSame(faultsOf(variables), faults)
  })

const edges: [string, number, number][] = [
  ['BATCH_LINES', 1, 50_000],
  ['LINGER_MS', 0, 60_000],
  ['TIMEOUT_MS', 50, 120_000],
  ['RETRY_AFTER_MAX_MS', 1, 3_600_000],
  ['DEGRADED_RETRY_MS', 10, 3_600_000],
  ['CLOSE_MAX_MS', 0, 60_000],
  ['DEAD_LETTERS_BYTES', 1_024, 1_073_741_824],
  ['KNOWN_DEVICES', 1, 10_000_000],
  ['QUERY_TIMEOUT_MS', 50, 120_000],
  ['QUERIES', 1, 64],
]
for (const [name, min, max] of edges)
  t.test(`LINLI_INFLUX_${name} is taken from ${min} to ${max} and not beyond`, async t => {
    const faults = (value: number) => faultsOf({ ...V2, [`LINLI_INFLUX_${name}`]: String(value) })
    t.strictSame([faults(min), faults(max)], [[], []])
    t.match(faults(min - 1), [/expected a whole number from/])
    t.match(faults(max + 1), [/expected a whole number from/])
  })

t.test('a fault never repeats a secret', async t => {
  const faults = faultsOf({ ...V1, LINLI_INFLUX_TOKEN: 'tops3cret', LINLI_INFLUX_PASSWORD: 'tops3cret' })
  t.equal(faults.length, 2)
  t.notMatch(faults.join(), /tops3cret/)
})
