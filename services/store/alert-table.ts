import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type Alert, type AlertChange, type AlertEvent, completeAlert } from '../domain/model/alert.ts'
import type { NumberedChange } from '../journal/journal.ts'

/**
 * The alert list: a narrow row an alert with what it is filtered by, the whole of it elsewhere (evidence makes an
 * alert some KiB; a filter would otherwise read all of that), and its events. Nothing but the key is NOT NULL and
 * nothing is CHECKed: a projection must never be the reason that a batch is refused.
 */
export const alertTables = `
  CREATE TABLE alert (id TEXT PRIMARY KEY, site TEXT, zone TEXT, device TEXT, kind TEXT, severity TEXT,
    condition TEXT, handling TEXT, raised_at INTEGER, updated_at INTEGER, raised_seq INTEGER);
  CREATE TABLE alert_body (alert TEXT PRIMARY KEY, body TEXT);
  CREATE INDEX alert_newest ON alert (raised_at, raised_seq);
  CREATE INDEX alert_of_device ON alert (device, raised_at);
  CREATE INDEX alert_active ON alert (condition, handling) WHERE condition = 'active';
  CREATE TABLE alert_event (alert TEXT, seq INTEGER, body TEXT, PRIMARY KEY (alert, seq)) WITHOUT ROWID;
`

/** Why it is held back from people; nothing where it is not, as in all that was written before any was. */
export const suppressedColumn = 'ALTER TABLE alert ADD COLUMN suppressed TEXT;'

/** What was there before under the same rule, and what it turned out to be. */
export const ruleColumns = `
  ALTER TABLE alert ADD COLUMN rule TEXT;
  ALTER TABLE alert ADD COLUMN cause TEXT;
  UPDATE alert SET (rule, cause) = (SELECT json_extract(body, '$.rule'), json_extract(body, '$.cause')
    FROM alert_body WHERE alert_body.alert = alert.id);
  CREATE INDEX alert_of_rule ON alert (rule, raised_at);
`

/** Who has it. */
export const assigneeColumn = `
  ALTER TABLE alert ADD COLUMN assignee TEXT;
  UPDATE alert SET assignee =
    (SELECT json_extract(body, '$.assignee') FROM alert_body WHERE alert_body.alert = alert.id);
`

/** The writing side, in the transaction of the batch that the changes are part of. */
export function openAlerts(db: DatabaseSync) {
  const upsert = db.prepare(`
    INSERT INTO alert (id, site, zone, device, kind, severity, condition, handling, raised_at, updated_at,
      suppressed, rule, cause, assignee, raised_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET zone = excluded.zone, severity = excluded.severity,
      condition = excluded.condition, handling = excluded.handling, updated_at = excluded.updated_at,
      suppressed = excluded.suppressed, cause = excluded.cause, assignee = excluded.assignee`)
  const putBody = db.prepare('INSERT OR REPLACE INTO alert_body (alert, body) VALUES (?, ?)')
  const addEvent = db.prepare('INSERT OR REPLACE INTO alert_event (alert, seq, body) VALUES (?, ?, ?)')

  return {
    project({ seq, change }: NumberedChange): void {
      upsert.run(...columns(change), seq)
      putBody.run(change.alert.id, JSON.stringify(change.alert))
      addEvent.run(change.alert.id, seq, JSON.stringify(change.event))
    },
  }
}

const columns = ({ alert }: AlertChange): SQLInputValue[] =>
  [
    alert.id,
    alert.site,
    alert.zone,
    alert.deviceId,
    alert.deviceKind,
    alert.severity,
    alert.condition,
    alert.handling,
    alert.raisedAt,
    alert.updatedAt,
    alert.suppressed?.reason,
    alert.rule,
    alert.cause,
    alert.assignee,
  ].map(value => value ?? null)

export function readAlert(db: DatabaseSync, id: string): { alert: Alert; events: AlertEvent[] } | undefined {
  const row = db.prepare('SELECT body FROM alert_body WHERE alert = ?').get(id)
  if (row === undefined) return undefined
  const events = db.prepare('SELECT body FROM alert_event WHERE alert = ? ORDER BY seq').all(id)
  return {
    alert: completeAlert(JSON.parse(String(row.body))),
    events: events.map(event => JSON.parse(String(event.body))),
  }
}
