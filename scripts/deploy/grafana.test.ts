import t from 'tap'
import { parse } from 'yaml'
import { kindList } from '../../services/domain/kinds/kinds.ts'
import {
  type Alert,
  type AlertChange,
  type AlertEventType,
  CAUSES,
  type SuppressionReason,
} from '../../services/domain/model/alert.ts'
import { DAY } from '../../services/domain/model/time.ts'
import { ALERT_MEASUREMENT, alertLine } from '../../services/influx/alert-line.ts'
import { telemetryLine } from '../../services/influx/telemetry-line.ts'
import { startInfluxd } from '../../services/influx/testing/influxd.ts'
import { raisedChange, sampleAlert } from '../../services/testing/sample-alert.ts'
import { readText } from '../house/root.ts'
import { needs } from '../testing/system-program.ts'
import { asSent, boardQueries, boards, namesIn, queriesOf } from './board-queries.ts'

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

t.test('every panel asks the provisioned source and has an id of its own, as every board has', async t => {
  const names = boards.map(({ name }) => name)
  const ofAll = ['alarm-quality.json', 'community.json', 'fleet.json']
  t.same(
    ofAll.filter(name => !names.includes(name)),
    [],
  )
  const ofKinds = kindList.map(({ kind }) => `${kind}.json`)
  t.same(
    names.filter(name => !ofAll.includes(name) && !ofKinds.includes(name)),
    [],
  )
  t.equal(new Set(boards.map(({ uid }) => uid)).size, boards.length)
  for (const { panels } of boards) {
    for (const { title, datasource } of panels) t.equal(datasource.uid, source?.uid, title)
    t.equal(new Set(panels.map(({ id }) => id)).size, panels.length)
  }
})

t.test('every query names measurements, tags and fields that the server writes', async t => {
  const written = writtenNames()
  t.ok(boardQueries.length > 10)
  for (const query of boardQueries) {
    const { measurement, names } = namesIn(query)
    // One that asks several at once names none.
    if (measurement === '') continue
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
  const open = new Set(['batteryPercent', 'site', 'zone', 'device_id', 'model'])
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

/** Two hours of 1970 in which everything happened: of a longer time, a point a minute is too many. */
const PERIOD = 'time >= 0ms and time < 7200000ms'

t.test('every query finds in a real InfluxDB what the server wrote', needs('influxd'), async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const write = `${influxd.url}/write?db=${influxd.database}`
  const reply = await fetch(write, {
    method: 'POST',
    body: [...telemetryLines(), ...alertLines()].join('\n'),
  })
  t.equal(reply.status, 204)
  for (const board of boards) {
    for (const query of queriesOf(board)) {
      const asked = (site: string) => influxd.rows(asSent(query, { period: PERIOD, values: { site } }))
      t.not((await asked('s1')).length, 0, `${board.name}: ${query}`)
      // A step without anything is a row with 0 where the board says so.
      const elsewhere = query.includes('$site') ? await asked('elsewhere') : []
      t.same(elsewhere, [], `${board.name}, another site: ${query}`)
    }
  }
})

t.test('a zone and a kind narrow what the boards ask', needs('influxd'), async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const write = `${influxd.url}/write?db=${influxd.database}`
  await fetch(write, { method: 'POST', body: [...telemetryLines(), ...alertLines()].join('\n') })
  const narrowed = boards.flatMap(queriesOf).filter(query => /\$zone|\$kind/.test(query))
  t.ok(narrowed.length > 30)
  for (const query of narrowed) {
    const asked = (value: string) =>
      influxd.rows(asSent(query, { period: PERIOD, values: { zone: value, kind: value } }))
    t.same(await asked('nowhere'), [], query)
  }
})

/** From lines that the server would send, so that a renamed field is noticed here. */
function writtenNames(): Map<string, Set<string>> {
  const written = new Map<string, Set<string>>()
  for (const line of [...telemetryLines(), ...alertLines()]) {
    const [head = '', fields = ''] = (line ?? '').replace(/"[^"]*"/g, '""').split(' ')
    const [measurement = '', ...tags] = head.split(',')
    const names = [...tags, ...fields.split(',')].map(part => part.split('=')[0] ?? '')
    written.set(measurement, new Set([...(written.get(measurement) ?? []), ...names]))
  }
  t.ok(written.has(ALERT_MEASUREMENT))
  return written
}

/** What boards ask for: an alert of each sort with what becomes of it, by the server's own lines. */
function alertLines() {
  const held = (reason: SuppressionReason) => ({ suppressed: { reason, by: 's1', since: 1_000 } })
  const happened: [AlertEventType, number, Partial<Alert>][] = [
    ['raised', 0, {}],
    ['raised', 0, { rule: 'offline' }],
    ['raised', 0, { rule: 'weak-link' }],
    ['acknowledged', 90_000, {}],
    ['escalated', 120_000, {}],
    ['cleared', 30_000, { condition: 'cleared' }],
    ['cleared', 2 * DAY, { condition: 'cleared', raisedAt: 2_000 - 2 * DAY }],
    ...(['chattering', 'flood', 'maintenance', 'shelved', 'parent'] as const).map(
      (reason): [AlertEventType, number, Partial<Alert>] => ['suppressed', 60_000, held(reason)],
    ),
    ...CAUSES.map((cause): [AlertEventType, number, Partial<Alert>] => ['resolved', 200_000, { cause }]),
  ]
  return happened.map(([type, afterMs, more], i) => {
    const alert = sampleAlert(`s1-${i}`, 1_000, { site: 's1', zone: 'z1', ...more })
    const event = { ...change.event, type, at: alert.raisedAt + afterMs }
    return alertLine({ alert, event }, undefined, i)
  })
}

function telemetryLines() {
  return kindList.map(kind => {
    const device = { id: 'd1', kind: kind.kind, site: 's1', zone: 'z1', name: 'one', model: 'm1' }
    const values = Object.fromEntries(Object.keys(kind.metrics).map(metric => [metric, 1]))
    return telemetryLine(kind, device, values, 1_000, 1)
  })
}
