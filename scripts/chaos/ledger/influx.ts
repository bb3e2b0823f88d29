import { kindList } from '../../../services/domain/kinds/kinds.ts'
import type { Influxd } from '../../../services/influx/testing/influxd.ts'
import type { NumberedChange } from '../../../services/journal/journal.ts'
import type { Truth } from '../truth.ts'
import { keptReadings, serversIn, wordsOf } from './readings.ts'

type Row = Readonly<Record<string, unknown>>

const TAGS = new Set(['time', 'site', 'zone', 'device_id', 'model'])

/** InfluxDB has a point for each kept reading and each alert event, and no other. */
export async function influxFaults({ influxd, batches, changes }: Truth): Promise<string[]> {
  const faults: string[] = []
  const due = keptReadings(batches)
  // The server goes on reporting about itself while all this is read.
  for (const { measurement } of kindList.filter(({ kind }) => kind !== 'server')) {
    const rows = await influxd.rows(`SELECT * FROM "${measurement}"`)
    for (const [device, found] of Map.groupBy(rows, row => String(row.device_id))) {
      const expected = (due.get(device) ?? []).map(({ at, values }) => `${at} ${wordsOf(values)}`)
      faults.push(...difference(`InfluxDB, ${device}`, expected, found.map(pointWords)))
      due.delete(device)
    }
  }
  for (const server of serversIn(batches)) due.delete(server)
  for (const [device, readings] of due)
    faults.push(`InfluxDB has none of ${readings.length} readings of ${device}`)
  return [...faults, ...(await alertFaults(influxd, changes))]
}

function pointWords(row: Row): string {
  const fields = Object.entries(row).filter(([name, value]) => !TAGS.has(name) && value !== null)
  return `${msOf(row)} ${wordsOf(Object.fromEntries(fields) as Parameters<typeof wordsOf>[0])}`
}

async function alertFaults(influxd: Influxd, changes: readonly NumberedChange[]): Promise<string[]> {
  const rows = await influxd.rows('SELECT * FROM "alert_event" WHERE device_kind != \'server\'')
  const own = changes.filter(({ change }) => change.alert.deviceKind !== 'server')
  const expected = own.map(
    ({ change: { alert, event } }) => `${event.at} ${alert.id} ${event.n} ${event.type} ${alert.severity}`,
  )
  const found = rows.map(row => `${msOf(row)} ${row.alert_id} ${row.n} ${row.event} ${row.severity}`)
  return difference('InfluxDB, alert events', expected, found)
}

const msOf = (row: Row): string => String(row.time).slice(0, -6)

function difference(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const words of expected) left.set(words, (left.get(words) ?? 0) + 1)
  for (const words of found) left.set(words, (left.get(words) ?? 0) - 1)
  return [...left]
    .filter(([, count]) => count !== 0)
    .map(([words, count]) => `${what}: ${count > 0 ? 'missing' : 'too many'}: ${words}`)
}
