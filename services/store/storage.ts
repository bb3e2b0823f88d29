import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Journal } from '../journal/journal.ts'
import { accountsOf } from './account-client.ts'
import { bridgesOf } from './bridge-client.ts'
import type { BridgeStore } from './bridge-store.ts'
import { chargingOf } from './charging-client.ts'
import type { ChargingStore } from './charging-store.ts'
import { type StorageConfig, storageDefaults } from './config.ts'
import type { ContactStore } from './contact-store.ts'
import { dataError } from './data-fault.ts'
import { settlingRefusal } from './data-state.ts'
import type { History } from './history.ts'
import { journalOf } from './journal-client.ts'
import { keepLog } from './log-keeper.ts'
import type { MqttStore } from './mqtt-store.ts'
import { contactsOf, noticesOf } from './notice-clients.ts'
import type { NoticeStore } from './notice-store.ts'
import { ordersOf } from './order-client.ts'
import type { OrderStore } from './order-store.ts'
import { patientAccounts } from './patient-accounts.ts'
import type { PeopleStore } from './people.ts'
import { peopleOf } from './people-client.ts'
import { picturesOf } from './picture-client.ts'
import type { PictureStore, SitePlanStore } from './picture-store.ts'
import { publicOf } from './public-client.ts'
import type { PublicStore } from './public-store.ts'
import type { AlarmQuality } from './quality.ts'
import type { ReadOperations } from './reader-thread.ts'
import { sourcesOf } from './source-client.ts'
import type { SourceStore } from './source-store.ts'
import type { DataSpace } from './space.ts'
import type { StorageThreads } from './storage-threads.ts'
import type { AccountStore, AlertStore, DeviceArchive, RuleArchive } from './store.ts'
import { alertsOf, devicesOf, historyOf, mqttOf, qualityOf, rulesOf } from './store-clients.ts'
import { Thread, type ThreadOptions } from './thread.ts'
import type { GivenUpReason } from './thread-message.ts'
import type { WriterOperations } from './writer.ts'

export interface StorageOptions extends Partial<Omit<StorageConfig, 'folder'>> {
  readonly folder: string
  /** Whether readings go into the embedded history; where InfluxDB serves it, they need not. */
  readonly keepReadings: boolean
  readonly log: Logger
  /** So many readings left the embedded history, or never reached it, before their age. */
  readonly onGivenUp?: (reason: GivenUpReason, count: number) => void
  /** A thread died: nothing can be read or written any more. The server should end and be started again. */
  readonly onBroken?: (error: Error) => void
}

export interface Storage {
  readonly journal: Journal
  readonly alerts: AlertStore
  readonly quality: AlarmQuality
  readonly accounts: AccountStore
  readonly people: PeopleStore
  readonly devices: DeviceArchive
  readonly rules: RuleArchive
  readonly history: History
  /** What the broker keeps for its clients. */
  readonly mqtt: MqttStore
  /** The ledger of notices. */
  readonly notices: NoticeStore
  /** By what people are reached. */
  readonly contacts: ContactStore
  readonly pictures: PictureStore & SitePlanStore
  /** Cases, bulletins, screens in lobbies. */
  readonly publicStore: PublicStore
  readonly sources: SourceStore
  /** Sessions at other brokers. */
  readonly bridges: BridgeStore
  readonly orders: OrderStore
  /** Sessions that run at chargers. */
  readonly charging: ChargingStore
  /** The database, for threads that read it by themselves (`journal/journal-reader.ts`). */
  readonly file: string
  /** Resolves when the history holds all readings that were appended before the call. */
  historyCaughtUp(): Promise<void>
  /** Around a copy of the whole database: commits do not wait for it. */
  beingRead(whole: boolean): void
  /** Cheap: for gauges and for whoever warns before there is no room left. */
  space(): Promise<DataSpace>
  /** Finishes what was asked for; everything after it rejects. The same as `journal.close()`. */
  close(): Promise<void>
}

/**
 * One SQLite database in `folder`, brought up to date and checked. Rejects with a coded error where the database is
 * newer than this server (`DATA_TOO_NEW`) or another server holds it (`DATA_IN_USE`).
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const file = privateFile(options.folder)
  const threads = await startThreads(options, file)
  const wordsMax = options.journalWordsMax ?? storageDefaults.journalWordsMax
  const journal = await journalOf(threads, { wordsMax, log: options.log })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= stopThreads(threads)
    return closing
  }
  return {
    journal: { ...journal, close },
    alerts: alertsOf(threads),
    quality: qualityOf(threads),
    accounts: patientAccounts(accountsOf(threads), options.log),
    people: peopleOf(threads, options.folder),
    devices: devicesOf(threads),
    rules: rulesOf(threads),
    history: historyOf(threads),
    mqtt: mqttOf(threads),
    notices: noticesOf(threads),
    contacts: contactsOf(threads),
    pictures: picturesOf(threads),
    publicStore: publicOf(threads),
    sources: sourcesOf(threads),
    bridges: bridgesOf(threads),
    orders: ordersOf(threads),
    charging: chargingOf(threads),
    file,
    beingRead: whole => void threads.writer.call('beingRead', whole).catch(() => {}),
    space: () => threads.reader.call('space'),
    historyCaughtUp: () => threads.writer.call('historyCaughtUp'),
    close,
  }
}

/** Health data and password hashes lie in it: a new one is its owner's alone (SQLite gives its log the same mode). */
function privateFile(folder: string): string {
  const file = join(folder, 'linli.db')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    throw dataError(error, file)
  }
  return file
}

async function startThreads(options: StorageOptions, file: string): Promise<StorageThreads> {
  const { folder, log, onBroken, onGivenUp, ...limits } = options
  const settings = { ...storageDefaults, ...limits, file }
  const threadOf = (entry: URL): ThreadOptions => ({
    entry,
    workerData: settings,
    ...(onGivenUp && { onGivenUp }),
    onLog: ({ level, message, detail }) => log[level](detail, message),
    onBroken: error => {
      log.fatal({ err: error }, 'a thread of the storage has died')
      onBroken?.(error)
    },
  })
  const settle = settlingRefusal(file)
  const writer = new Thread<WriterOperations>(threadOf(new URL('./writer-thread.ts', import.meta.url)))
  await startedOrStopped(writer, settle)
  const logKeeper = keepLog(file, settings.lockWaitMsMax)
  const readerEntry = new URL('./reader-thread.ts', import.meta.url)
  const reader = new Thread<ReadOperations>(threadOf(readerEntry))
  const historyReader = new Thread<ReadOperations>(threadOf(readerEntry))
  await Promise.all([reader.ready, historyReader.ready])
  return { writer, reader, historyReader, logKeeper }
}

/** The readers need the tables that the writer makes, and nothing may stay open where it refuses. */
async function startedOrStopped(writer: Thread<WriterOperations>, settle: () => void): Promise<void> {
  try {
    await writer.ready
  } catch (error) {
    await writer.stop()
    settle()
    throw error
  }
}

/** The writer brings the log in and says so; only then is it let go of, and SQLite removes it. */
async function stopThreads({ writer, reader, historyReader, logKeeper }: StorageThreads): Promise<void> {
  for (const thread of [reader, historyReader, writer]) {
    await thread.close()
  }
  logKeeper.close()
}
