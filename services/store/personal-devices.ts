import type { DatabaseSync } from 'node:sqlite'
import { kindList } from '../domain/kinds/kinds.ts'

/** Kinds whose readings are somebody's health. */
const personal: ReadonlySet<string> = new Set(kindList.filter(({ health }) => health).map(({ kind }) => kind))

/** Whether what a device of the history measured is about a person; a deleted device was what it was. */
export function personalDevices(db: DatabaseSync): (device: number) => boolean {
  const kindOf = db.prepare(`SELECT json_extract(body, '$.kind') AS kind FROM history_device
    JOIN device ON device.id = history_device.name WHERE history_device.id = ?`)
  return device => personal.has(String(kindOf.get(device)?.kind))
}
