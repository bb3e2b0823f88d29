import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import type { Severity } from '../domain/model/alert.ts'
import type { ChannelKind } from '../domain/model/channel.ts'
import type { Ending } from '../domain/model/notice.ts'
import type { PersonId } from '../domain/model/person.ts'
import { inReadTransaction } from './database.ts'
import {
  type AttemptOutcome,
  type AttemptRecord,
  type NoticeFile,
  type NoticePage,
  type NoticeQuery,
  type NoticeRecord,
  type NoticeState,
  OPEN_STATES,
  type OpenScreen,
  type PastAttempt,
  type ScreenOutcome,
  type ScreenRecord,
} from './notice-store.ts'
import { withinTest } from './within.ts'

const OPEN = OPEN_STATES.map(state => `'${state}'`).join(', ')

/** The reading side of the ledger. */
export const noticeReads = (db: DatabaseSync) => ({
  openNotices: (): NoticeFile[] =>
    inReadTransaction(db, () =>
      db
        .prepare(
          `SELECT * FROM notice WHERE state IN (${OPEN}) ORDER BY queued_at, decided_at, length(id), id`,
        )
        .all()
        .map(row => fileOf(db, row)),
    ),
  openScreens: (): OpenScreen[] =>
    inReadTransaction(db, () =>
      db
        .prepare('SELECT * FROM notice_screen WHERE ended_at IS NULL')
        .all()
        .flatMap(row => {
          const notice = db.prepare('SELECT * FROM notice WHERE id = ?').get(String(row.notice))
          return notice === undefined ? [] : [{ screen: screenOf(row), notice: noticeOf(notice) }]
        }),
    ),
  notice: (id: string): NoticeFile | undefined =>
    inReadTransaction(db, () => {
      const row = db.prepare('SELECT * FROM notice WHERE id = ?').get(id)
      return row && fileOf(db, row)
    }),
  noticeAttemptsTo: (person: PersonId, limit: number): PastAttempt[] =>
    db
      .prepare(`SELECT a.notice, a.channel, a.address, a.outcome, a.reason, a.ended_at
        FROM notice n JOIN notice_attempt a ON a.notice = n.id
        WHERE n.person = ? AND a.outcome IS NOT NULL ORDER BY n.queued_at DESC, length(n.id) DESC, n.id DESC, a.n DESC LIMIT ?`)
      .all(person, limit)
      .map(pastAttemptOf),
  /** Page and total are of one moment. */
  listNotices: (query: NoticeQuery): NoticePage =>
    inReadTransaction(db, () => {
      const { where, values } = filterOf(query)
      const rows = db
        .prepare(
          `SELECT * FROM notice ${where} ORDER BY queued_at DESC, decided_at DESC, length(id) DESC, id DESC LIMIT ? OFFSET ?`,
        )
        .all(...values, query.limit, query.page * query.limit)
      const total = Number(db.prepare(`SELECT count(*) AS n FROM notice ${where}`).get(...values)?.n)
      return { files: rows.map(row => fileOf(db, row)), total }
    }),
})

function filterOf({ alertId, person, site, state, from, to, within }: NoticeQuery) {
  const tests: string[] = []
  const values: SQLInputValue[] = []
  for (const [column, value] of Object.entries({ alert: alertId, person, site })) {
    if (value === undefined) continue
    tests.push(`${column} = ?`)
    values.push(value)
  }
  if (state !== undefined) {
    tests.push(`state IN (${state.map(() => '?').join(', ')})`)
    values.push(...state)
  }
  for (const [test, at] of [['queued_at >= ?', from] as const, ['queued_at < ?', to] as const]) {
    if (at === undefined) continue
    tests.push(test)
    values.push(at)
  }
  if (within !== undefined) {
    const alerts = withinTest(within, "condition = 'active'")
    const sites = 'alert IS NULL AND site IN (SELECT value FROM json_each(?))'
    tests.push(`(alert IN (SELECT id FROM alert WHERE ${alerts.test}) OR (${sites}))`)
    values.push(...alerts.values, JSON.stringify(within.sites))
  }
  return { where: tests.length === 0 ? '' : `WHERE ${tests.join(' AND ')}`, values }
}

type Row = Record<string, SQLOutputValue>

const fileOf = (db: DatabaseSync, row: Row): NoticeFile => ({
  notice: noticeOf(row),
  attempts: db
    .prepare('SELECT * FROM notice_attempt WHERE notice = ? ORDER BY n')
    .all(String(row.id))
    .map(attemptOf),
  screens: db
    .prepare('SELECT * FROM notice_screen WHERE notice = ? ORDER BY channel, mark')
    .all(String(row.id))
    .map(screenOf),
})

const noticeOf = (row: Row): NoticeRecord => ({
  id: String(row.id),
  alertId: textOf(row.alert),
  site: String(row.site),
  person: String(row.person),
  why: String(row.why) as NoticeRecord['why'],
  step: Number(row.step),
  round: Number(row.round),
  severity: String(row.severity) as Severity,
  isLifeSafety: row.life_safety === 1,
  by: (textOf(row.by_kinds)?.split(',') as ChannelKind[] | undefined) ?? null,
  decidedAt: Number(row.decided_at),
  queuedAt: Number(row.queued_at),
  state: String(row.state) as NoticeState,
  reason: textOf(row.reason),
  endedAt: timeOf(row.ended_at),
  cancelledAt: timeOf(row.cancelled_at),
  acknowledgedAt: timeOf(row.acknowledged_at),
  acknowledgedBy: textOf(row.acknowledged_by),
  digest: textOf(row.digest),
  linkUsedAt: timeOf(row.link_used_at),
})

const attemptOf = (row: Row): AttemptRecord => ({
  n: Number(row.n),
  channel: String(row.channel),
  kind: String(row.kind) as ChannelKind,
  address: textOf(row.address),
  startedAt: Number(row.started_at),
  isRepeat: row.is_repeat === 1,
  endedAt: timeOf(row.ended_at),
  outcome: textOf(row.outcome) as AttemptOutcome | null,
  reason: textOf(row.reason),
  reference: textOf(row.reference),
})

const pastAttemptOf = (row: Row): PastAttempt => ({
  notice: String(row.notice),
  channel: String(row.channel),
  address: textOf(row.address),
  at: Number(row.ended_at),
  outcome: String(row.outcome) as AttemptOutcome,
  reason: textOf(row.reason),
})

const screenOf = (row: Row): ScreenRecord => ({
  notice: String(row.notice),
  alertId: String(row.alert),
  channel: String(row.channel),
  kind: String(row.kind) as ChannelKind,
  mark: String(row.mark),
  severity: String(row.severity) as Severity,
  shownAt: timeOf(row.shown_at),
  ending: textOf(row.ending) as Ending | null,
  endingAt: timeOf(row.ending_at),
  attempts: Number(row.attempts),
  outcome: textOf(row.outcome) as ScreenOutcome | null,
  reason: textOf(row.reason),
  endedAt: timeOf(row.ended_at),
})

const textOf = (value: SQLOutputValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

const timeOf = (value: SQLOutputValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)
