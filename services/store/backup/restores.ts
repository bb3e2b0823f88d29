import { rmSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import type { Logger } from 'pino'
import { BackupError } from './backup-error.ts'
import { roomFor } from './copying.ts'
import type { RestoreDesk, RestoreStatus } from './desk.ts'
import { announce, stagedOf } from './incoming.ts'
import { prepareInProcess } from './run-process.ts'

export interface RestoresOptions {
  readonly file: string
  readonly roomBytesMin: number
  readonly log: Logger
  /** A checked database waits to take this one's place: the server is to start again. */
  readonly announced: () => void
}

/** A restore into the running server: gathered on disk, checked there, and only then announced. */
export class Restores implements RestoreDesk {
  readonly #options: RestoresOptions
  readonly #path: string
  #file: FileHandle | undefined
  #status: RestoreStatus = { state: 'none' }
  #checking: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined

  constructor(options: RestoresOptions) {
    this.#options = options
    this.#path = stagedOf(options.file)
    // What a killed server left.
    for (const path of this.#files()) rmSync(path, { force: true })
  }

  status(): RestoreStatus {
    return this.#status
  }

  async begin(bytes: number): Promise<void> {
    const { file, roomBytesMin } = this.#options
    if (this.#status.state === 'restarting') throw new BackupError('BACKUP_BUSY')
    await this.drop()
    roomFor(file, bytes + roomBytesMin)
    this.#file = await open(this.#path, 'w', 0o600)
    this.#status = { state: 'receiving', bytesDone: 0, bytesExpected: bytes }
  }

  async add(offset: number, part: Uint8Array): Promise<void> {
    const status = this.#status
    if (status.state !== 'receiving' || this.#file === undefined) throw outOfStep('begin first')
    const { bytesDone, bytesExpected } = status
    if (offset !== bytesDone) throw outOfStep(`the next part begins at ${bytesDone}`)
    if (bytesDone + part.length > bytesExpected) throw outOfStep(`${bytesExpected} bytes were announced`)
    // Before the write: a part that is sent twice at once must not be written twice.
    this.#status = { ...status, bytesDone: bytesDone + part.length }
    await this.#file.write(part, 0, part.length, offset)
  }

  async check(): Promise<void> {
    const status = this.#status
    if (status.state !== 'receiving' || status.bytesDone !== status.bytesExpected)
      throw outOfStep('the file is not here as a whole')
    this.#status = { state: 'checking' }
    await this.#file?.close()
    this.#file = undefined
    const stop = new AbortController()
    this.#checking = { stop, ended: this.#run(stop.signal) }
  }

  apply(by: string): void {
    if (this.#status.state !== 'checked') throw outOfStep('it is not checked')
    const { head, alertsOpen } = this.#status.facts
    announce(this.#options.file)
    this.#status = { state: 'restarting' }
    this.#options.log.warn({ by, head, alertsOpen }, 'a backup takes the place of the database')
    this.#options.announced()
  }

  /** Also what the server calls when it stops. One that is announced already stands. */
  async drop(): Promise<void> {
    this.#checking?.stop.abort()
    await this.#checking?.ended
    await this.#file?.close()
    this.#file = undefined
    if (this.#status.state === 'restarting') return
    this.#status = { state: 'none' }
    for (const path of this.#files()) await rm(path, { force: true })
  }

  #files(): string[] {
    return ['', '-wal', '-shm', '-journal'].map(ending => `${this.#path}${ending}`)
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      this.#status = { state: 'checked', facts: await prepareInProcess(this.#path, signal) }
    } catch (error) {
      const { code, message } =
        error instanceof BackupError ? error : new BackupError('RESTORE_DAMAGED', String(error))
      this.#options.log.warn({ code }, 'a file was refused as a backup')
      this.#status = { state: 'refused', code, reason: message }
    }
  }
}

const outOfStep = (detail: string): BackupError => new BackupError('RESTORE_OUT_OF_STEP', detail)
