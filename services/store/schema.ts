import type { DatabaseSync } from 'node:sqlite'
import { branchTables } from '../journal/branch-table.ts'
import { logTables } from '../journal/log-table.ts'
import { snapshotTables } from '../journal/snapshot-table.ts'
import { StorageError } from '../journal/storage-error.ts'
import { wordTables } from '../journal/word-table.ts'
import { accountTables, lookReason, manyAccounts } from './account-table.ts'
import { alertTables, assigneeColumn, ruleColumns, suppressedColumn } from './alert-table.ts'
import { bridgeTables } from './bridge-table.ts'
import { certificateTables, seenCertificateTable } from './certificate-table.ts'
import { chargingTables } from './charging-table.ts'
import { contactTables, formerContacts, withoutLanguage } from './contact-table.ts'
import { inTransaction } from './database.ts'
import { deviceTables } from './device-table.ts'
import { historyTables } from './history-table.ts'
import { fillLives, lifeTables } from './life-table.ts'
import { mqttTables } from './mqtt-tables.ts'
import { noticeTables, screenTable } from './notice-table.ts'
import { orderTables } from './order-table.ts'
import { peopleTables } from './people-table.ts'
import { personColumns } from './person-table.ts'
import { pictureTables } from './picture-table.ts'
import { publicTables } from './public-table.ts'
import { rollupTables } from './rollups/rollup-table.ts'
import { ruleTables } from './rule-table.ts'
import { sourceTables } from './source-table.ts'
import { tokenLives } from './token-table.ts'
import { viewTables } from './view-table.ts'

/**
 * One step a version, forward only; `PRAGMA user_version` says how many were taken. A step that was ever released
 * is never edited: a later one mends it.
 */
export const migrations: readonly string[] = [
  [logTables, snapshotTables, alertTables, deviceTables, accountTables, historyTables].join('\n'),
  [branchTables, mqttTables].join('\n'),
  wordTables,
  rollupTables,
  [lifeTables, fillLives].join('\n'),
  ruleTables,
  suppressedColumn,
  personColumns,
  peopleTables,
  manyAccounts,
  lookReason,
  [noticeTables, contactTables].join('\n'),
  withoutLanguage,
  screenTable,
  formerContacts,
  ruleColumns,
  [viewTables, assigneeColumn].join('\n'),
  pictureTables,
  publicTables,
  sourceTables,
  bridgeTables,
  orderTables,
  tokenLives,
  certificateTables,
  seenCertificateTable,
  chargingTables,
]

export function migrate(db: DatabaseSync, steps: readonly string[] = migrations): void {
  const version = versionOf(db)
  if (version > steps.length) {
    throw new StorageError(
      'DATA_TOO_NEW',
      `It has version ${version}; this server knows up to ${steps.length}.`,
    )
  }
  for (const [i, step] of steps.entries()) {
    if (i >= version) inTransaction(db, () => db.exec(`${step}; PRAGMA user_version = ${i + 1}`))
  }
}

export const versionOf = (db: DatabaseSync): number =>
  Number(db.prepare('PRAGMA user_version').get()?.user_version)
