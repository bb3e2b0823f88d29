import { DatabaseSync } from 'node:sqlite'
import { packSnapshot } from '../../journal/snapshot-table.ts'
import { changeOf, entriesOf } from '../../journal/testing/samples.ts'
import { migrations } from '../schema.ts'

/** A database as the first release wrote it, for tests: its tables and its rows by their names of then. */
export function makeVersion1(file: string): void {
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA journal_mode = WAL; ${migrations[0]}; PRAGMA user_version = 1`)
  const change = changeOf(1)
  const run = (sql: string, ...values: (string | number | Uint8Array | null)[]) =>
    db.prepare(sql).run(...values)
  const batch = 'INSERT INTO batch (last, first, changes, entries) VALUES (?, ?, ?, ?)'
  run(batch, 3, 1, null, Buffer.from(JSON.stringify(entriesOf(3))))
  run(batch, 5, 4, Buffer.from(JSON.stringify([change])), Buffer.from(JSON.stringify(entriesOf(1))))
  run("INSERT INTO log_place VALUES ('influx', 3)")
  run(
    `INSERT INTO alert VALUES ('riverside-1', 'riverside', 'gate', 'bin-1', 'smart-bin', 'high', 'active', 'new',
      ?, ?, 5)`,
    change.alert.raisedAt,
    change.alert.updatedAt,
  )
  run("INSERT INTO alert_body VALUES ('riverside-1', ?)", JSON.stringify(change.alert))
  run("INSERT INTO alert_event VALUES ('riverside-1', 5, ?)", JSON.stringify(change.event))
  run("INSERT INTO device VALUES ('bin-1', 0, ?)", JSON.stringify({ id: 'bin-1', kind: 'smart-bin' }))
  run("INSERT INTO person VALUES ('admin', 'scrypt$16384$8$1$c2FsdA$aGFzaA', 'administrator')")
  run("INSERT INTO session VALUES ('hash', 'admin', 1, 4000000000000)")
  run("INSERT INTO device_token VALUES ('bin-1', 'token-hash')")
  run("INSERT INTO look (at, username, device, what) VALUES (1, 'admin', 'band-1', 'alert')")
  const { seq, domainVersion, checksum, body } = packSnapshot({
    seq: 3,
    domainVersion: 1,
    body: new Uint8Array(9),
  })
  run('INSERT INTO snapshot VALUES (1, ?, ?, ?)', seq, domainVersion, checksum)
  run('INSERT INTO snapshot_part VALUES (1, 1, ?)', body)
  db.close()
}
