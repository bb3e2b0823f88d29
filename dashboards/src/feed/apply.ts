import type { WireAlert, WireAlertEvent, WireAlertFile } from '../../../services/api/wire/alert.ts'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { byNewest } from '../alerts/alert.ts'
import { handOn, indexOf } from './row-index.ts'

type Rows = readonly WireAlert[]

/**
 * The rows after some events. An event carries its alert as it stood right after it; one that is older than what the
 * row already shows (the list was read after it happened) changes nothing. Rows that are not concerned stay the same
 * objects, and the list itself stays the same when nothing changed, so that nothing is drawn again in vain. The list
 * is gone through once for all the events, not once for each.
 */
export function applyToRows(
  rows: Rows,
  events: readonly WireFeedEvent[],
  belongs: (alert: WireAlert) => boolean,
): Rows {
  const changes = changesOf(indexOf(rows), events, belongs)
  if (changes.size === 0) return rows
  const stay = rows.filter(row => !changes.has(row.id))
  const next = merged(stay, [...changes.values()].filter(isThere).sort(byNewest))
  handOn(rows, next, changes)
  return next
}

/** What becomes of which row: its new state, or that it leaves. */
function changesOf(
  index: ReadonlyMap<string, WireAlert>,
  events: readonly WireFeedEvent[],
  belongs: (alert: WireAlert) => boolean,
): Map<string, WireAlert | undefined> {
  const changes = new Map<string, WireAlert | undefined>()
  for (const { alert } of events) {
    const row = changes.has(alert.id) ? changes.get(alert.id) : index.get(alert.id)
    if (row === alert || (row !== undefined && isOlder(alert, row))) continue
    if (belongs(alert)) changes.set(alert.id, alert)
    else if (index.has(alert.id)) changes.set(alert.id, undefined)
    else changes.delete(alert.id)
  }
  return changes
}

const isThere = (row: WireAlert | undefined): row is WireAlert => row !== undefined

/** Two lists that are in order, as one. */
function merged(rows: Rows, come: Rows): Rows {
  if (come.length === 0) return rows
  const all: WireAlert[] = []
  let next = 0
  for (const row of rows) {
    for (let one = come[next]; one !== undefined && byNewest(one, row) < 0; one = come[++next]) all.push(one)
    all.push(row)
  }
  return all.concat(come.slice(next))
}

/** One alert's file after some events: each event of the alert stands in it once, in order. */
export function applyToFile(file: WireAlertFile, events: readonly WireFeedEvent[]): WireAlertFile {
  let { alert, events: history } = file
  for (const news of events) {
    if (news.alert.id !== alert.id) continue
    if (!isOlder(news.alert, alert)) alert = news.alert
    history = withEvent(history, news.event)
  }
  return alert === file.alert && history === file.events ? file : { ...file, alert, events: history }
}

function withEvent(history: WireAlertEvent[], event: WireAlertEvent): WireAlertEvent[] {
  if (history.some(known => known.n === event.n)) return history
  return [...history, event].sort((a, b) => a.n - b.n)
}

// Versions count changes of handling alone, so they order commands; the time orders what telemetry did between them.
const isOlder = (alert: WireAlert, than: WireAlert): boolean =>
  alert.version < than.version || (alert.version === than.version && alert.updatedAt < than.updatedAt)
