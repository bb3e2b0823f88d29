import type { WireAlert, WireAlertEvent, WireAlertFile } from '../../../services/api/wire/alert.ts'
import type { WireFeedEvent } from '../../../services/api/wire/feed.ts'
import { byNewest } from '../alerts/alert.ts'

/**
 * The rows after some events. An event carries its alert as it stood right after it; one that is older than what the
 * row already shows (the list was read after it happened) changes nothing. Rows that are not concerned stay the same
 * objects, and the list itself stays the same when nothing changed, so that nothing is drawn again in vain.
 */
export function applyToRows(
  rows: readonly WireAlert[],
  events: readonly WireFeedEvent[],
  belongs: (alert: WireAlert) => boolean,
): readonly WireAlert[] {
  let next = rows
  for (const { alert } of events) next = applyOne(next, alert, belongs(alert))
  return next
}

function applyOne(rows: readonly WireAlert[], alert: WireAlert, belongs: boolean): readonly WireAlert[] {
  const at = rows.findIndex(row => row.id === alert.id)
  const row = rows[at]
  if (row === undefined) return belongs ? inserted(rows, alert) : rows
  if (isOlder(alert, row)) return rows
  return belongs ? rows.with(at, alert) : rows.toSpliced(at, 1)
}

function inserted(rows: readonly WireAlert[], alert: WireAlert): readonly WireAlert[] {
  const below = rows.findIndex(row => byNewest(alert, row) < 0)
  return rows.toSpliced(below < 0 ? rows.length : below, 0, alert)
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
