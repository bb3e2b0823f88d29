import t from 'tap'
import { readConfiguration } from './config/configuration.ts'
import { fitted } from './fitting.ts'

const config = readConfiguration({
  LINLI_MQTT_CONNECTIONS: '3000',
  LINLI_FEED_CONNECTIONS: '500',
  LINLI_HTTP_CONNECTIONS: '1000',
})
const said: unknown[][] = []
const log = { warn: (...words: unknown[]) => void said.push(words) }

t.beforeEach(() => {
  said.length = 0
})

t.test('with enough open files, or where nobody knows, nothing is changed or said', async t => {
  t.equal(fitted(config, log, 4_128), config)
  t.equal(fitted(config, log, Number.POSITIVE_INFINITY), config)
  t.same(said, [])
})

t.test('with too few, fewer connections are accepted, and one line says what to do', async t => {
  const { mqtt, api } = fitted(config, log, 1_128)
  t.equal(mqtt.limits.connectionsMax, 750)
  t.equal(api.connectionsMax, 250)
  t.equal(api.feed.connectionsMax, 125)
  t.equal(said.length, 1)
  t.match(said[0], [
    { permitted: 1_128, needed: 4_128, mqttConnections: 750, httpConnections: 250 },
    /LimitNOFILE=4128 .* ulimit -n 4128/,
  ])
})

t.test('with next to none it does not start, and says how many it needs', async t => {
  t.throws(() => fitted(config, log, 143), /143 open files are too few\. Permit 4128: LimitNOFILE=4128/)
  t.equal(fitted(config, log, 144).api.feed.connectionsMax, 4)
})
