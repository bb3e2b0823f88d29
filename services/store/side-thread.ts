import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { packSnapshot } from '../journal/snapshot-table.ts'
import { checkpoint } from './checkpoints.ts'
import { openWritable, type WritableOptions } from './database.ts'
import { serve } from './serve.ts'

/** What the writer hands off because it takes long: copying the write-ahead log, packing snapshots. */
const { file, ...options }: WritableOptions & { file: string } = workerData
const sideOperations = {
  copyLog: (): void => checkpoint(db),
  packSnapshot,
}
export type SideOperations = typeof sideOperations

const db = openWritable(file, options)
serve(parentPort as MessagePort, sideOperations, () => db.close())
