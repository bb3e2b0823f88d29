import type { QueryClient } from '@tanstack/react-query'
import type { WireAlert, WireAlertFile } from '../../../../services/api/wire/alert.ts'
import { needsSomebody } from '../../alerts/alert.ts'
import { type AlertRows, BOARD_KEY, fileKey } from '../../alerts/lists.ts'

/** An alert as the server just answered it: the feed says the same a moment later, and nobody should wait for it. */
export function takeIn(client: QueryClient, alert: WireAlert): void {
  client.setQueryData<AlertRows>(BOARD_KEY, rows => rows && withAlert(rows, alert))
  client.setQueryData<WireAlertFile>(fileKey(alert.id), file => file && { ...file, alert })
}

function withAlert(rows: AlertRows, alert: WireAlert): AlertRows {
  const known = rows.alerts.find(({ id }) => id === alert.id)
  if (known === undefined || known.version > alert.version) return rows
  const alerts = needsSomebody(alert)
    ? rows.alerts.map(row => (row.id === alert.id ? alert : row))
    : rows.alerts.filter(row => row.id !== alert.id)
  return { ...rows, alerts, total: rows.total + alerts.length - rows.alerts.length }
}
