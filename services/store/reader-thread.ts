import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { logReads } from '../journal/log-reads.ts'
import { readLatestSnapshot } from '../journal/snapshot-table.ts'
import { accountReads } from './account-table.ts'
import { alertReads } from './alert-reads.ts'
import { bridgeReads } from './bridge-table.ts'
import { chargingReads } from './charging-table.ts'
import { contactReads } from './contact-table.ts'
import { saidOnce } from './data-fault.ts'
import { openReadOnly } from './database.ts'
import { deviceReads } from './device-table.ts'
import { historyReads } from './history-reads.ts'
import { mqttReads } from './mqtt-tables.ts'
import { noticeReads } from './notice-reads.ts'
import { orderReads } from './order-table.ts'
import { peopleReads } from './people-table.ts'
import { pictureReads } from './picture-table.ts'
import { publicReads } from './public-table.ts'
import { qualityReads } from './quality-reads.ts'
import { ruleReads } from './rule-table.ts'
import { serve } from './serve.ts'
import { sourceReads } from './source-table.ts'
import { spaceOf } from './space.ts'

/** Everything that is read, on a connection that cannot write. */
const db = openReadOnly(workerData.file, workerData.lockWaitMsMax)
const readOperations = {
  ...logReads(db),
  latestSnapshot: () => readLatestSnapshot(db),
  ...alertReads(db),
  ...deviceReads(db),
  ...ruleReads(db),
  ...accountReads(db),
  ...historyReads(db),
  ...mqttReads(db),
  ...peopleReads(db),
  ...noticeReads(db),
  ...contactReads(db),
  ...pictureReads(db),
  ...publicReads(db),
  ...sourceReads(db),
  ...bridgeReads(db),
  ...orderReads(db),
  ...chargingReads(db),
  ...qualityReads(db, workerData.qualityAlertsMax),
  space: () => spaceOf(db, workerData.file, workerData.bytesMax),
}
export type ReadOperations = typeof readOperations

const port = parentPort as MessagePort
const named = saidOnce(workerData.file, line => port.postMessage({ type: 'log', line }))
serve(port, readOperations, () => db.close(), named)
