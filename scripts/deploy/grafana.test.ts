import t from 'tap'
import { parse } from 'yaml'
import { kindList } from '../../services/domain/kinds/kinds.ts'
import type { AlertChange } from '../../services/domain/model/alert.ts'
import { ALERT_MEASUREMENT, alertLine } from '../../services/influx/alert-line.ts'
import { telemetryLine } from '../../services/influx/telemetry-line.ts'
import { startInfluxd } from '../../services/influx/testing/influxd.ts'
import { raisedChange, sampleAlert } from '../../services/testing/sample-alert.ts'
import { readText } from '../house/root.ts'
import { needs } from '../testing/system-program.ts'
import { boardQueries, namesIn, panels } from './board-queries.ts'

const { alert, event } = raisedChange(sampleAlert('s1-1', 1_000))
const change: AlertChange = { alert, event: { ...event, note: 'a note' } }

interface Source {
  readonly uid: string
  readonly url: string
  readonly jsonData: Readonly<Record<string, string>>
  readonly secureJsonData: Readonly<Record<string, string>>
}
const provisioned = parse(readText('dashboards/grafana/provisioning/datasources/influxdb.yml')) as {
  readonly datasources: readonly Source[]
}
const source = provisioned.datasources[0]

t.test('the source speaks InfluxQL with a token from a file', async t => {
  t.match(source?.jsonData, { version: 'InfluxQL', httpMode: 'GET', httpHeaderName1: 'Authorization' })
  t.match(source?.secureJsonData.httpHeaderValue1, /^\$__file\{\/run\/linli\/\w+\}$/)
})

t.test('the source is the bucket and the server that compose sets up', async t => {
  const { services } = parse(readText('docker-compose.yml')) as {
    services: Record<string, { environment?: Record<string, string> }>
  }
  t.equal(source?.jsonData.dbName, services.server?.environment?.LINLI_INFLUX_BUCKET)
  t.equal(source?.url, services.server?.environment?.LINLI_INFLUX_URL)
})

t.test('every panel asks the provisioned source and has an id of its own', async t => {
  for (const { title, datasource } of panels) t.equal(datasource.uid, source?.uid, title)
  t.equal(new Set(panels.map(({ id }) => id)).size, panels.length)
})

t.test('every query names measurements, tags and fields that the server writes', async t => {
  const written = writtenNames()
  t.ok(boardQueries.length > 10)
  for (const query of boardQueries) {
    const { measurement, names } = namesIn(query)
    const known = written.get(measurement)
    t.ok(known, `${measurement} is written`)
    for (const name of names) t.ok(known?.has(name), `${measurement} has ${name}`)
  }
})

t.test('every kind but the gateway has a panel', async t => {
  const asked = new Set(boardQueries.map(query => namesIn(query).measurement))
  for (const { kind, measurement } of kindList) {
    // A gateway reports nothing of the community.
    if (kind !== 'gateway') t.ok(asked.has(measurement), `${kind}: a panel asks for ${measurement}`)
  }
})

t.test('no health data of a person is on a board', async t => {
  const open = new Set(['batteryPercent', 'site', 'zone', 'device_id'])
  for (const { measurement } of kindList.filter(({ health }) => health)) {
    const asked = boardQueries.map(namesIn).filter(found => found.measurement === measurement)
    for (const { names } of asked)
      t.same(
        [...names].filter(name => !open.has(name)),
        [],
        measurement,
      )
  }
})

t.test('every query finds in a real InfluxDB what the server wrote', needs('influxd'), async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const write = `${influxd.url}/write?db=${influxd.database}`
  const reply = await fetch(write, {
    method: 'POST',
    body: [...telemetryLines(), alertLine(change, undefined, 2)].join('\n'),
  })
  t.equal(reply.status, 204)
  for (const query of boardQueries) t.not((await influxd.rows(query)).length, 0, query)
})

/** From lines that the server would send, so that a renamed field is noticed here. */
function writtenNames(): Map<string, Set<string>> {
  const written = new Map<string, Set<string>>()
  for (const line of [...telemetryLines(), alertLine(change, undefined, 2)]) {
    const [head = '', fields = ''] = (line ?? '').replace(/"[^"]*"/g, '""').split(' ')
    const [measurement = '', ...tags] = head.split(',')
    written.set(measurement, new Set([...tags, ...fields.split(',')].map(part => part.split('=')[0] ?? '')))
  }
  t.ok(written.has(ALERT_MEASUREMENT))
  return written
}

function telemetryLines() {
  return kindList.map(kind => {
    const device = { id: 'd1', kind: kind.kind, site: 's1', zone: 'z1', name: 'one', model: 'm1' }
    const values = Object.fromEntries(Object.keys(kind.metrics).map(metric => [metric, 1]))
    return telemetryLine(kind, device, values, 1_000, 1)
  })
}
