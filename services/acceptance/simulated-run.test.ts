import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { given } from '../../scripts/testing/given.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireEventList } from '../api/wire/feed.ts'
import { kindList } from '../domain/kinds/kinds.ts'
import { type Influxd, startInfluxd } from '../influx/testing/influxd.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { type Client, signIn } from './client.ts'

const exec = promisify(execFile)

/** Ten minutes of a troubled community, some of it repeated, reordered, lost or garbled on the way. */
function simulate(server: RealServer, folder: string) {
  const faults = 'drop=0.01,repeat=0.05,reorder=0.02,garbage=0.02'
  const words = `devices-sim/main.ts run --api http://127.0.0.1:${server.httpPort} --mqtt mqtt://127.0.0.1:${server.mqttPort}
    --scenario fall-and-sos --seed 7 --factor max --duration 10m --report-every 5s --faults ${faults}
    --truth ${join(folder, 'truth.ndjson')} --tokens ${join(folder, 'tokens.json')}`
  const env = { ...given, LINLI_ADMIN_PASSWORD: server.password }
  return exec(process.execPath, words.split(/\s+/), { cwd: ROOT, env })
}

/** Readings that were taken, by what became of them. */
async function readingsTaken(client: Client): Promise<Map<string, number>> {
  const { text } = await client.text('/metrics')
  const lines = [...text.matchAll(/^linli_readings_total\{label="([^"]+)"\} (\d+)$/gm)]
  return new Map(lines.map(([, standing = '', count]) => [standing, Number(count)]))
}

async function allEvents(client: Client): Promise<WireEventList['events']> {
  const events: WireEventList['events'] = []
  let path = '/api/events?limit=500'
  for (;;) {
    const page = (await client.call('GET', path)).body as WireEventList
    if (page.events.length === 0) return events
    events.push(...page.events)
    path = `/api/events?limit=500&after=${encodeURIComponent(page.cursor)}`
  }
}

/** Points of all kinds: one for each reading, whatever metrics it had. */
async function pointsIn(influxd: Influxd): Promise<number> {
  let points = 0
  for (const { measurement } of kindList)
    points += (await influxd.rows(`SELECT * FROM ${measurement}`)).length
  return points
}

t.test(
  'a simulated run is in InfluxDB, every reading and every alert event once',
  needs('influxd'),
  async t => {
    const folder = temporaryFolder()
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const server = await startRealServer({
      LINLI_CLOCK: 'events',
      ...influxd.serverSettings,
    })
    await simulate(server, folder)
    const client = await signIn(server)
    const taken = await readingsTaken(client)
    const events = await allEvents(client)
    await askUntil(
      async () => (await influxd.rows('SELECT alert_id FROM alert_event')).length >= events.length,
    )
    t.equal(await server.stop(), 0)

    const stored = ['live', 'late', 'out-of-order'].reduce(
      (sum, standing) => sum + (taken.get(standing) ?? 0),
      0,
    )
    t.comment(`${stored} readings stored, ${taken.get('repeated')} repeated, ${events.length} alert events`)
    t.ok(stored > 1_000, 'the run was worth the name')
    t.ok((taken.get('repeated') ?? 0) > 0, 'some came twice')
    t.equal(await pointsIn(influxd), stored)
    const rows = await influxd.rows('SELECT alert_id, event FROM alert_event')
    const happened = events.map(({ event }) => `${event.alertId} ${event.type}`)
    t.same(rows.map(row => `${row.alert_id} ${row.event}`).sort(), happened.sort())
    t.match(readFileSync(join(folder, 'truth.ndjson'), 'utf8'), '"what":"sos"')
  },
)
