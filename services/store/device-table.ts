import type { DatabaseSync } from 'node:sqlite'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Entry } from '../journal/journal.ts'

/** Every device as last saved; a deleted one stays, for the readings in the log that are its. */
export const deviceTables = `
  CREATE TABLE device (id TEXT PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, body TEXT) WITHOUT ROWID;
`

export type DeviceChange =
  | { readonly id: DeviceId; readonly body: string }
  | { readonly id: DeviceId; readonly deleted: true }

/** What a batch does to the archive: picked out where the entries are at hand, so that the writer need not parse. */
export function deviceChanges(entries: readonly Entry[]): DeviceChange[] {
  const changes: DeviceChange[] = []
  for (const { input } of entries) {
    if (input.type === 'device-saved')
      changes.push({ id: input.device.id, body: JSON.stringify(input.device) })
    else if (input.type === 'device-deleted') changes.push({ id: input.deviceId, deleted: true })
  }
  return changes
}

export function openDevices(db: DatabaseSync) {
  const save = db.prepare(`
    INSERT INTO device (id, body) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET deleted = 0, body = excluded.body`)
  const markDeleted = db.prepare('UPDATE device SET deleted = 1 WHERE id = ?')
  return {
    project(change: DeviceChange): void {
      if ('body' in change) save.run(change.id, change.body)
      else markDeleted.run(change.id)
    },
  }
}

export const deviceReads = (db: DatabaseSync) => ({
  device(id: DeviceId): Device | undefined {
    const row = db.prepare('SELECT body FROM device WHERE id = ?').get(id)
    return row && JSON.parse(String(row.body))
  },
})
