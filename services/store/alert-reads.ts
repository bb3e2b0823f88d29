import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type Alert, completeAlert, type Severity } from '../domain/model/alert.ts'
import { readHead } from '../journal/log-table.ts'
import { readAlert } from './alert-table.ts'
import { inReadTransaction } from './database.ts'
import type { AlertPage, AlertQuery } from './store.ts'
import { withinTest } from './within.ts'

/** The reading side of the alert list. */
export const alertReads = (db: DatabaseSync) => ({
  /** List, total and number are of one moment: one read transaction. */
  listAlerts: (query: AlertQuery): AlertPage =>
    inReadTransaction(db, () => ({
      alerts: page(db, query),
      total: count(db, query),
      seq: readHead(db),
    })),
  alert: (id: string) => inReadTransaction(db, () => readAlert(db, id)),
  countOpenAlerts: (): Record<Severity, number> => {
    const counts = { critical: 0, high: 0, medium: 0, low: 0 }
    const open = "WHERE condition = 'active' AND handling <> 'resolved'"
    for (const row of db.prepare(`SELECT severity, count(*) AS n FROM alert ${open} GROUP BY severity`).all())
      counts[row.severity as Severity] = Number(row.n)
    return counts
  },
})

function page(db: DatabaseSync, query: AlertQuery): Alert[] {
  const { where, values } = filterOf(query)
  const newestFirst = 'ORDER BY raised_at DESC, raised_seq DESC'
  const found = `SELECT id, raised_at, raised_seq FROM alert ${where} ${newestFirst} LIMIT ? OFFSET ?`
  const sql = `SELECT body FROM (${found}) JOIN alert_body ON alert = id ${newestFirst}`
  const rows = db.prepare(sql).all(...values, query.limit, query.page * query.limit)
  return rows.map(row => completeAlert(JSON.parse(String(row.body))))
}

function count(db: DatabaseSync, query: AlertQuery): number {
  const { where, values } = filterOf(query)
  return Number(db.prepare(`SELECT count(*) AS n FROM alert ${where}`).get(...values)?.n)
}

interface Filter {
  readonly where: string
  readonly values: SQLInputValue[]
}

function filterOf(query: AlertQuery): Filter {
  const tests: string[] = []
  const values: SQLInputValue[] = []
  const add = (test: string, ...given: SQLInputValue[]) => {
    tests.push(test)
    values.push(...given)
  }
  const { condition, kind, site, zone, rule, assignee } = query
  const equal = { condition, kind, site, zone, rule, assignee, device: query.deviceId }
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) add(`${column} = ?`, value)
  }
  if (query.suppressed !== undefined) add(`suppressed IS ${query.suppressed ? 'NOT ' : ''}NULL`)
  if (query.text !== undefined) {
    const { words, devices } = query.text
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    const named = devices.map(() => '?').join(', ')
    add(`(id LIKE ? ESCAPE '\\' OR zone LIKE ? ESCAPE '\\' OR device IN (${named}))`, like, like, ...devices)
  }
  const among = { handling: query.handling, severity: query.severity, cause: query.cause }
  for (const [column, list] of Object.entries(among)) {
    if (list !== undefined) add(`${column} IN (${list.map(() => '?').join(', ')})`, ...list)
  }
  const except = query.exceptKinds
  if (except !== undefined) add(`kind NOT IN (${except.map(() => '?').join(', ')})`, ...except)
  if (query.within !== undefined) {
    const { test, values } = withinTest(query.within, "condition = 'active'")
    add(test, ...values)
  }
  const { raisedSince } = query
  if (raisedSince !== undefined)
    add("(raised_at > ? OR (raised_at = ? AND condition = 'active'))", raisedSince, raisedSince)
  const { since, raisedAloneKinds: alone = [] } = query
  if (since !== undefined) {
    const changed = `(updated_at >= ? AND kind NOT IN (${alone.map(() => '?').join(', ')}))`
    add(`(raised_at >= ? OR ${changed})`, since, since, ...alone)
  }
  return { where: tests.length === 0 ? '' : `WHERE ${tests.join(' AND ')}`, values }
}
