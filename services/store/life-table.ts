import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { AlertChange, AlertEventType } from '../domain/model/alert.ts'
import { SYSTEM } from '../domain/model/person.ts'

/**
 * What the figures of alarm quality look at: one narrow row an alert, in the order of raising, so that a year is read
 * in one go without an alert's evidence. A projection must never be the reason that a batch is refused: nothing but
 * the key is NOT NULL.
 */
export const lifeTables = `
  CREATE TABLE alert_life (raised_at INTEGER, alert TEXT, site TEXT, zone TEXT, device TEXT, rule TEXT, severity TEXT,
    announced_at INTEGER, grouped INTEGER, cleared_at INTEGER, cleared_by TEXT, taken_at INTEGER, taken_by TEXT,
    resolved_at INTEGER, resolved_by TEXT, cause TEXT, held_by TEXT, shelved INTEGER, chattered INTEGER,
    PRIMARY KEY (raised_at, alert)) WITHOUT ROWID;
  CREATE INDEX alert_life_over ON alert_life (cleared_at);
`

/** What a person does with an alert the first time: from then on somebody looks after it. */
const TAKING: readonly AlertEventType[] = ['acknowledged', 'assigned', 'on-site', 'resolved']
const taking = TAKING.map(type => `'${type}'`).join(', ')

/** From the alerts and events that are there already. Those from before it was said were announced when they were raised. */
export const fillLives = `
  INSERT INTO alert_life SELECT
    coalesce(a.raised_at, 0), a.id, a.site, a.zone, a.device, json_extract(b.body, '$.rule'),
    json_extract(b.body, '$.peakSeverity'),
    CASE WHEN coalesce(json_extract(b.body, '$.announced'), 1) THEN a.raised_at END,
    coalesce(json_extract(b.body, '$.group'), a.id) <> a.id,
    json_extract(b.body, '$.clearedAt'),
    (SELECT json_extract(e.body, '$.actor') FROM alert_event e
      WHERE e.alert = a.id AND json_extract(e.body, '$.type') IN ('cleared', 'withdrawn') ORDER BY e.seq DESC LIMIT 1),
    (SELECT json_extract(e.body, '$.at') FROM alert_event e WHERE ${byPerson()} ORDER BY e.seq LIMIT 1),
    (SELECT json_extract(e.body, '$.actor') FROM alert_event e WHERE ${byPerson()} ORDER BY e.seq LIMIT 1),
    (SELECT json_extract(e.body, '$.at') FROM alert_event e WHERE ${isEnd()} ORDER BY e.seq DESC LIMIT 1),
    (SELECT json_extract(e.body, '$.actor') FROM alert_event e WHERE ${isEnd()} ORDER BY e.seq DESC LIMIT 1),
    json_extract(b.body, '$.cause'), json_extract(b.body, '$.suppressed.reason'),
    EXISTS (SELECT 1 FROM alert_event e WHERE e.alert = a.id AND json_extract(e.body, '$.type') = 'shelved'),
    coalesce(json_extract(b.body, '$.suppressed.reason') = 'chattering', 0)
  FROM alert a JOIN alert_body b ON b.alert = a.id;
`

function byPerson(): string {
  return `e.alert = a.id AND json_extract(e.body, '$.type') IN (${taking})
    AND json_extract(e.body, '$.actor') <> '${SYSTEM}'`
}

function isEnd(): string {
  return `e.alert = a.id AND json_extract(e.body, '$.type') IN ('resolved', 'withdrawn')`
}

/** The writing side, in the transaction of the batch that the change is part of. */
export function openLives(db: DatabaseSync) {
  const upsert = db.prepare(`
    INSERT INTO alert_life VALUES (${new Array(19).fill('?').join(', ')})
    ON CONFLICT (raised_at, alert) DO UPDATE SET zone = excluded.zone, severity = excluded.severity,
      announced_at = coalesce(announced_at, excluded.announced_at), grouped = excluded.grouped,
      cleared_at = excluded.cleared_at, cleared_by = coalesce(excluded.cleared_by, cleared_by),
      taken_at = coalesce(taken_at, excluded.taken_at), taken_by = coalesce(taken_by, excluded.taken_by),
      resolved_at = coalesce(excluded.resolved_at, resolved_at),
      resolved_by = coalesce(excluded.resolved_by, resolved_by), cause = excluded.cause,
      held_by = coalesce(held_by, excluded.held_by), shelved = max(shelved, excluded.shelved),
      chattered = max(chattered, excluded.chattered)`)

  return { project: (change: AlertChange): void => void upsert.run(...columns(change)) }
}

const columns = ({ alert, event }: AlertChange): SQLInputValue[] => {
  const cleared = event.type === 'cleared' || event.type === 'withdrawn'
  const taken = TAKING.includes(event.type) && event.actor !== SYSTEM
  const ended = event.type === 'resolved' || event.type === 'withdrawn'
  return [
    ...[Number.isFinite(alert.raisedAt) ? alert.raisedAt : 0, alert.id, alert.site, alert.zone],
    ...[alert.deviceId, alert.rule, alert.peakSeverity, alert.announced ? event.at : null],
    ...[flag(alert.group !== alert.id), alert.clearedAt, cleared ? event.actor : null],
    ...(taken ? [event.at, event.actor] : [null, null]),
    ...(ended ? [event.at, event.actor] : [null, null]),
    ...[alert.cause, alert.suppressed?.reason, flag(event.type === 'shelved')],
    flag(alert.suppressed?.reason === 'chattering'),
  ].map(value => value ?? null)
}

const flag = (yes: boolean): number => (yes ? 1 : 0)
