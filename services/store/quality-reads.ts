import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { ALARM_FLOOD } from '../domain/alerts/summaries.ts'
import type { AlertLife } from '../domain/quality/life.ts'
import { type QualityReport, reportOf } from '../domain/quality/report.ts'
import { inReadTransaction } from './database.ts'
import type { QualityQuery } from './quality.ts'
import { withinTest } from './within.ts'

/** Alerts that one read transaction goes through: a long one would hold the write-ahead log. */
const PAGE = 10_000

/** Answers nothing where there are more alerts than may be looked at for one question. */
export const qualityReads = (db: DatabaseSync, alertsMax: number) => ({
  alarmQuality: (query: QualityQuery): QualityReport | undefined => {
    const lives = livesOf(db, query, alertsMax + 1)
    return lives.length > alertsMax ? undefined : reportOf(lives, query)
  },
})

/** Those raised in the period, and before them those that were still active when it began. */
function livesOf(db: DatabaseSync, query: QualityQuery, most: number): AlertLife[] {
  const { from, to } = query.period
  const { tests, values } = filterOf(query)
  const rows = (where: string, given: SQLInputValue[], limit: number) =>
    inReadTransaction(db, () => {
      const sql = `SELECT ${COLUMNS} FROM alert_life WHERE ${where} ${tests} ORDER BY raised_at, alert LIMIT ?`
      const statement = db.prepare(sql)
      // Half the time of rows by the names of their columns.
      statement.setReturnArrays(true)
      return statement.all(...given, ...values, limit) as unknown as Row[]
    }).map(lifeOf)

  const lives = ['cleared_at IS NULL', 'cleared_at > ?'].flatMap(over =>
    rows(`${over} AND raised_at < ?`, over.includes('?') ? [from, from] : [from], most),
  )
  for (let last: AlertLife | undefined; lives.length < most; ) {
    const limit = Math.min(PAGE, most - lives.length)
    const [at, id]: [number, string] = last === undefined ? [from, ''] : [last.raisedAt, last.id]
    const page = rows('(raised_at, alert) > (?, ?) AND raised_at < ?', [at, id, to], limit)
    lives.push(...page)
    last = page.at(-1)
    if (page.length < limit) break
  }
  return lives.sort((a, b) => a.raisedAt - b.raisedAt)
}

// The alert about a flood is about alarms, and is none of them: those that it stands for are counted as the flood.
function filterOf({ site, zone, rule, deviceId, actor, within }: QualityQuery) {
  const equal = Object.entries({ site, zone, rule, device: deviceId }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  const place = within && withinTest(within, 'cleared_at IS NULL')
  const tests = ['AND rule <> ?', ...equal.map(([column]) => `AND ${column} = ?`)]
  const values: SQLInputValue[] = [ALARM_FLOOD, ...equal.map(([, value]) => value)]
  if (place !== undefined) tests.push(`AND ${place.test}`)
  if (place !== undefined) values.push(...place.values)
  if (actor === undefined) return { tests: tests.join(' '), values }
  return {
    tests: [...tests, 'AND (taken_by = ? OR resolved_by = ?)'].join(' '),
    values: [...values, actor, actor],
  }
}

const COLUMNS = `alert, site, zone, device, rule, severity, raised_at, announced_at, grouped, cleared_at, cleared_by,
  taken_at, taken_by, resolved_at, resolved_by, cause, held_by, shelved, chattered`

type Row = readonly unknown[]

const lifeOf = (row: Row): AlertLife =>
  ({
    id: row[0],
    site: row[1],
    zone: row[2],
    deviceId: row[3],
    rule: row[4],
    severity: row[5],
    raisedAt: row[6],
    announcedAt: row[7],
    grouped: row[8] === 1,
    clearedAt: row[9],
    clearedBy: row[10],
    takenAt: row[11],
    takenBy: row[12],
    resolvedAt: row[13],
    resolvedBy: row[14],
    cause: row[15],
    heldBy: row[16],
    shelved: row[17] === 1,
    chattered: row[18] === 1,
  }) as AlertLife
