import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { WireAlert, WireAlertFile, WireAlertList } from '../../services/api/wire/alert.ts'
import type { WireEventList, WireFeedEvent } from '../../services/api/wire/feed.ts'
import type { Influxd } from '../../services/influx/testing/influxd.ts'
import type { CommittedBatch, NumberedChange } from '../../services/journal/journal.ts'
import { openJournalReader } from '../../services/journal/journal-reader.ts'
import { numberedChanges } from '../../services/journal/numbering.ts'
import type { Api } from './api.ts'

/** What the API says, all of it at one place of the log. */
export interface Told {
  readonly head: number
  readonly alerts: readonly WireAlert[]
  readonly files: ReadonlyMap<string, WireAlertFile>
  /** The events from the beginning of the log. */
  readonly feed: readonly WireFeedEvent[]
}

/** How everything stands in the end. */
export interface Truth extends Told {
  readonly batches: readonly CommittedBatch[]
  readonly changes: readonly NumberedChange[]
  readonly influxd: Influxd
}

const PAGE = 500
const READ_ENTRIES = 5_000
const RETRY_MS = 200

/** Resolves when InfluxDB has everything that is journalled. */
export async function carriedOver(api: Api, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await pause(RETRY_MS)) {
    const lag = /^linli_influx_lag (\d+)$/m.exec(await api.get<string>('/metrics'))?.[1]
    if (lag === '0') return true
  }
  return false
}

/** Read again where an alert changed meanwhile: the whole has to be of one moment. */
export async function whatIsTold(api: Api): Promise<Told> {
  for (;;) {
    const { events: feed, cursor } = await allEvents(api)
    const alerts = await allAlerts(api)
    const files = new Map<string, WireAlertFile>()
    for (const { id } of alerts) files.set(id, await api.get<WireAlertFile>(`/api/alerts/${id}`))
    const later = await api.get<WireEventList>(`/api/events?after=${cursor}`)
    if (later.events.length === 0) return { head: placeOf(later.cursor), alerts, files, feed }
  }
}

/** The journal as it lies in the folder of a server that has stopped. */
export function journalIn(folder: string, head: number): Pick<Truth, 'batches' | 'changes'> {
  const reader = openJournalReader(join(folder, 'linli.db'))
  const batches: CommittedBatch[] = []
  for (let after = 0; after < head; ) {
    const page = reader.read(after, READ_ENTRIES)
    batches.push(...page.filter(({ last }) => last <= head))
    after = page.at(-1)?.last ?? head
  }
  reader.close()
  return { batches, changes: batches.flatMap(numberedChanges) }
}

/** Clients take a cursor as it is; whoever compares accounts must know the number of the log at its end. */
export const placeOf = (cursor: string): number =>
  Number(Buffer.from(cursor, 'base64url').toString('latin1').split(':').at(-1))

async function allAlerts(api: Api): Promise<WireAlert[]> {
  const found: WireAlert[] = []
  for (let page = 0; ; page += 1) {
    const { alerts } = await api.get<WireAlertList>(`/api/alerts?limit=${PAGE}&page=${page}`)
    found.push(...alerts)
    if (alerts.length < PAGE) return found
  }
}

async function allEvents(api: Api): Promise<WireEventList> {
  const events: WireFeedEvent[] = []
  for (let after = ''; ; ) {
    const page = await api.get<WireEventList>(`/api/events?limit=1000${after}`)
    events.push(...page.events)
    if (page.events.length === 0) return { events, cursor: page.cursor }
    after = `&after=${page.cursor}`
  }
}
