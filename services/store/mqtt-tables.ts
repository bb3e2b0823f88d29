import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { MqttChange, MqttRecords } from './mqtt-store.ts'

/**
 * What the broker keeps for MQTT clients. Keys begin with the client, so that its session ends by a range. The last
 * statement places the reader that publishes alerts behind the log of a database from before there was one: it must
 * not publish a year of them.
 */
export const mqttTables = `
  CREATE TABLE mqtt_session (client TEXT PRIMARY KEY, owner TEXT NOT NULL, left_at INTEGER) WITHOUT ROWID;
  CREATE TABLE mqtt_subscription (client TEXT, filter TEXT, qos INTEGER NOT NULL, PRIMARY KEY (client, filter))
    WITHOUT ROWID;
  CREATE TABLE mqtt_queued (client TEXT, n INTEGER, topic TEXT NOT NULL, payload BLOB NOT NULL,
    qos INTEGER NOT NULL, message_id INTEGER, released INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (client, n))
    WITHOUT ROWID;
  CREATE TABLE mqtt_receipt (client TEXT, message_id INTEGER, PRIMARY KEY (client, message_id)) WITHOUT ROWID;
  CREATE TABLE mqtt_retained (topic TEXT PRIMARY KEY, payload BLOB NOT NULL, qos INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE mqtt_will (client TEXT PRIMARY KEY, topic TEXT NOT NULL, payload BLOB NOT NULL,
    qos INTEGER NOT NULL, retain INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO log_place (name, seq) SELECT 'mqtt-alerts', max(
    coalesce((SELECT max(last) FROM batch), 0),
    coalesce((SELECT seq FROM log_place WHERE name = '*pruned'), 0));
`

const statements: { readonly [Type in MqttChange['type']]: readonly string[] } = {
  session: ['INSERT OR REPLACE INTO mqtt_session VALUES (:clientId, :owner, :leftAt)'],
  'session-ended': ['mqtt_session', 'mqtt_subscription', 'mqtt_queued', 'mqtt_receipt'].map(
    table => `DELETE FROM ${table} WHERE client = :clientId`,
  ),
  subscribed: ['INSERT OR REPLACE INTO mqtt_subscription VALUES (:clientId, :filter, :qos)'],
  unsubscribed: ['DELETE FROM mqtt_subscription WHERE client = :clientId AND filter = :filter'],
  queued: [
    `INSERT INTO mqtt_queued (client, n, topic, payload, qos)
     VALUES (:clientId, :n, :topic, :payload, :qos)`,
  ],
  sent: ['UPDATE mqtt_queued SET message_id = :messageId WHERE client = :clientId AND n = :n'],
  released: ["UPDATE mqtt_queued SET released = 1, payload = x'' WHERE client = :clientId AND n = :n"],
  'alerts-published': [
    "UPDATE log_place SET seq = max(seq, :upTo) WHERE name = 'mqtt-alerts' AND seq >= :after",
  ],
  unqueued: ['DELETE FROM mqtt_queued WHERE client = :clientId AND n = :n'],
  received: ['INSERT OR REPLACE INTO mqtt_receipt VALUES (:clientId, :messageId)'],
  'receipt-done': ['DELETE FROM mqtt_receipt WHERE client = :clientId AND message_id = :messageId'],
  'receipts-gone': ['DELETE FROM mqtt_receipt WHERE client = :clientId'],
  retained: ['INSERT OR REPLACE INTO mqtt_retained VALUES (:topic, :payload, :qos)'],
  unretained: ['DELETE FROM mqtt_retained WHERE topic = :topic'],
  will: ['INSERT OR REPLACE INTO mqtt_will VALUES (:clientId, :topic, :payload, :qos, :retain)'],
  'will-gone': ['DELETE FROM mqtt_will WHERE client = :clientId'],
}

/** The writing side, in the transaction of the caller. */
export function mqttWrites(db: DatabaseSync) {
  const prepared = new Map(
    Object.entries(statements).map(([type, list]) => [type, list.map(sql => prepare(db, sql))]),
  )
  return {
    saveMqtt(changes: readonly MqttChange[]): void {
      for (const change of changes)
        for (const statement of prepared.get(change.type) ?? []) statement.run(bindable(change))
    },
  }
}

function prepare(db: DatabaseSync, sql: string): StatementSync {
  const statement = db.prepare(sql)
  // A change names its type too, which is in no statement.
  statement.setAllowUnknownNamedParameters(true)
  return statement
}

/** SQLite knows no booleans. */
const bindable = (change: MqttChange): Record<string, SQLInputValue> =>
  Object.fromEntries(
    Object.entries(change).map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value]),
  )

/** The reading side: everything, once, at start. */
export const mqttReads = (db: DatabaseSync) => ({
  loadMqtt: (): MqttRecords => ({
    sessions: all(db, 'SELECT client, owner, left_at FROM mqtt_session').map(row => ({
      clientId: String(row.client),
      owner: String(row.owner),
      leftAt: row.left_at === null ? null : Number(row.left_at),
    })),
    subscriptions: all(db, 'SELECT client, filter, qos FROM mqtt_subscription').map(row => ({
      clientId: String(row.client),
      filter: String(row.filter),
      qos: Number(row.qos),
    })),
    queued: all(db, 'SELECT * FROM mqtt_queued ORDER BY n').map(row => ({
      clientId: String(row.client),
      n: Number(row.n),
      messageId: row.message_id === null ? null : Number(row.message_id),
      released: row.released === 1,
      ...message(row),
    })),
    receipts: all(db, 'SELECT client, message_id FROM mqtt_receipt').map(row => ({
      clientId: String(row.client),
      messageId: Number(row.message_id),
    })),
    retained: all(db, 'SELECT * FROM mqtt_retained').map(message),
    wills: all(db, 'SELECT * FROM mqtt_will').map(row => ({
      clientId: String(row.client),
      retain: row.retain === 1,
      ...message(row),
    })),
  }),
})

type Row = Record<string, SQLOutputValue>

const all = (db: DatabaseSync, sql: string): Row[] => db.prepare(sql).all()

const message = (row: Row) => ({
  topic: String(row.topic),
  payload: row.payload as Uint8Array,
  qos: Number(row.qos),
})
