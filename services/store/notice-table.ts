import { randomBytes } from 'node:crypto'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { Instant } from '../domain/model/time.ts'
import {
  NOTICES_CURSOR,
  type NoticeChange,
  type NoticeRecord,
  OPEN_STATES,
  type ScreenRecord,
} from './notice-store.ts'

const OPEN = OPEN_STATES.map(state => `'${state}'`).join(', ')

/**
 * The ledger of notices. The last statement places its reader behind the log of a database from before there was one: nobody
 * is told now of what happened then.
 */
export const noticeTables = `
  CREATE TABLE notice (id TEXT PRIMARY KEY, alert TEXT, site TEXT NOT NULL, person TEXT NOT NULL, why TEXT NOT NULL,
    step INTEGER NOT NULL, round INTEGER NOT NULL, severity TEXT NOT NULL, life_safety INTEGER NOT NULL, by_kinds TEXT,
    decided_at INTEGER NOT NULL, queued_at INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT, ended_at INTEGER,
    cancelled_at INTEGER, acknowledged_at INTEGER, acknowledged_by TEXT, digest TEXT, link_used_at INTEGER)
    WITHOUT ROWID;
  CREATE INDEX notice_of_alert ON notice (alert);
  CREATE INDEX notice_of_person ON notice (person, queued_at);
  CREATE INDEX notice_at ON notice (queued_at);
  CREATE INDEX notice_open ON notice (queued_at) WHERE state IN (${OPEN});
  CREATE INDEX notice_ended ON notice (ended_at) WHERE ended_at IS NOT NULL;
  CREATE TABLE notice_attempt (notice TEXT, n INTEGER, channel TEXT NOT NULL, kind TEXT NOT NULL, address TEXT,
    started_at INTEGER NOT NULL, is_repeat INTEGER NOT NULL, ended_at INTEGER, outcome TEXT, reason TEXT, reference TEXT,
    PRIMARY KEY (notice, n)) WITHOUT ROWID;
  CREATE TABLE notice_secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
  INSERT INTO log_place (name, seq) SELECT '${NOTICES_CURSOR}', max(
    coalesce((SELECT max(last) FROM batch), 0),
    coalesce((SELECT seq FROM log_place WHERE name = '*pruned'), 0));
`

/** Where notices are shown until their end is told; of what was sent before there was this table nobody knows. */
export const screenTable = `
  CREATE TABLE notice_screen (notice TEXT, channel TEXT, mark TEXT, alert TEXT NOT NULL, kind TEXT NOT NULL,
    severity TEXT NOT NULL, shown_at INTEGER, ending TEXT, ending_at INTEGER, attempts INTEGER NOT NULL, outcome TEXT,
    reason TEXT, ended_at INTEGER, PRIMARY KEY (notice, channel, mark)) WITHOUT ROWID;
  CREATE INDEX notice_screen_open ON notice_screen (notice) WHERE ended_at IS NULL;
`

type Of<Type extends NoticeChange['type']> = Extract<NoticeChange, { readonly type: Type }>

/** The writing side, in the transaction of the caller. */
export function noticeWrites(db: DatabaseSync) {
  const write = writersOf(db)
  const forgetAttempts = db.prepare(`DELETE FROM notice_attempt WHERE notice IN (${OLD})`)
  const forgetScreens = db.prepare(`DELETE FROM notice_screen WHERE notice IN (${OLD})`)
  const forget = db.prepare(`DELETE FROM notice WHERE id IN (${OLD})`)
  const useLink = db.prepare('UPDATE notice SET link_used_at = ? WHERE id = ? AND link_used_at IS NULL')
  const makeKey = db.prepare("INSERT OR IGNORE INTO notice_secret VALUES ('link', ?)")
  const readKey = db.prepare("SELECT value FROM notice_secret WHERE name = 'link'")

  return {
    saveNotices(changes: readonly NoticeChange[]): void {
      for (const change of changes) (write[change.type] as (of: NoticeChange) => void)(change)
    },
    useNoticeLink: (id: string, at: Instant): boolean => Number(useLink.run(at, id).changes) > 0,
    noticeLinkKey(): Uint8Array {
      makeKey.run(randomBytes(32))
      return Uint8Array.from(readKey.get()?.value as Uint8Array)
    },
    forgetNotices(endedBefore: Instant, limit: number): number {
      forgetAttempts.run(endedBefore, limit)
      forgetScreens.run(endedBefore, limit)
      return Number(forget.run(endedBefore, limit).changes)
    },
  }
}

/** Whoever's account ended while this was on its way. */
const FORMER = 'SELECT 1 FROM notice JOIN former_person ON username = person WHERE notice.id = ?1'

const OLD = 'SELECT id FROM notice WHERE ended_at < ?1 ORDER BY ended_at LIMIT ?2'

function writersOf(db: DatabaseSync): { readonly [Type in NoticeChange['type']]: (of: Of<Type>) => void } {
  const queue = db.prepare(`INSERT OR IGNORE INTO notice VALUES (${new Array(20).fill('?').join(', ')})`)
  const sending = db.prepare("UPDATE notice SET state = 'sending' WHERE id = ?")
  const begin =
    db.prepare(`INSERT INTO notice_attempt (notice, n, channel, kind, address, started_at, is_repeat)
    VALUES (?1, ?2, ?3, ?4, CASE WHEN NOT EXISTS (${FORMER}) THEN ?5 END, ?6, ?7)`)
  const end = db.prepare(`UPDATE notice_attempt SET ended_at = ?, outcome = ?, reason = ?, reference = ?
    WHERE notice = ? AND n = ?`)
  const stand = db.prepare('UPDATE notice SET state = ?, reason = ?, ended_at = ? WHERE id = ?')
  const gather = db.prepare('UPDATE notice SET digest = ? WHERE id = ?')
  const mark = db.prepare(`UPDATE notice SET cancelled_at = ?
    WHERE alert = ? AND state IN (${OPEN}) AND cancelled_at IS NULL`)
  const cancel = db.prepare(`UPDATE notice SET state = 'cancelled', reason = ?, ended_at = ?
    WHERE alert = ? AND state IN ('queued', 'suppressed-by-quiet-hours')`)
  const acknowledge = db.prepare(`UPDATE notice SET acknowledged_at = ?, acknowledged_by = ?
    WHERE alert = ? AND acknowledged_at IS NULL`)
  const screen = db.prepare(
    `INSERT OR REPLACE INTO notice_screen VALUES (${new Array(13).fill('?').join(', ')})`,
  )
  const noScreen = db.prepare('DELETE FROM notice_screen WHERE notice = ? AND channel = ? AND mark = ?')
  const place = db.prepare(`INSERT INTO log_place (name, seq) VALUES ('${NOTICES_CURSOR}', ?1)
    ON CONFLICT (name) DO UPDATE SET seq = max(seq, ?1)`)
  return {
    queued: ({ notice }) => void queue.run(...columns(notice)),
    'attempt-begun'({ notice, attempt: { n, channel, kind, address, startedAt, isRepeat } }) {
      begin.run(notice, n, channel, kind, address, startedAt, Number(isRepeat))
      sending.run(notice)
    },
    'attempt-ended': ({ notice, attempt: { n, endedAt, outcome, reason, reference } }) =>
      void end.run(endedAt, outcome, reason, reference, notice, n),
    stands: ({ notice, state, reason, endedAt }) => void stand.run(state, reason, endedAt, notice),
    gathered: ({ notice, digest }) => void gather.run(digest, notice),
    cancelled({ alertId, at, reason }) {
      mark.run(at, alertId)
      cancel.run(reason, at, alertId)
    },
    acknowledged: ({ alertId, at, by }) => void acknowledge.run(at, by, alertId),
    screen: of => void screen.run(...screenColumns(of.screen)),
    'no-screen': ({ screen: { notice, channel, mark } }) => void noScreen.run(notice, channel, mark),
    read: ({ upTo }) => void place.run(upTo),
  }
}

/** In the order of the table. */
const columns = (notice: NoticeRecord): SQLInputValue[] => [
  ...[notice.id, notice.alertId, notice.site, notice.person, notice.why, notice.step, notice.round],
  ...[notice.severity, Number(notice.isLifeSafety), notice.by === null ? null : notice.by.join(',')],
  ...[notice.decidedAt, notice.queuedAt, notice.state, notice.reason, notice.endedAt, notice.cancelledAt],
  ...[notice.acknowledgedAt, notice.acknowledgedBy, notice.digest, notice.linkUsedAt],
]

/** In the order of its table. */
const screenColumns = (screen: ScreenRecord): SQLInputValue[] => [
  ...[
    screen.notice,
    screen.channel,
    screen.mark,
    screen.alertId,
    screen.kind,
    screen.severity,
    screen.shownAt,
  ],
  ...[screen.ending, screen.endingAt, screen.attempts, screen.outcome, screen.reason, screen.endedAt],
]
