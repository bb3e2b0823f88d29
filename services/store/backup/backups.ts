import { rmSync } from 'node:fs'
import type { Logger } from 'pino'
import { BackupError } from './backup-error.ts'
import type { Copying } from './copying.ts'
import type { BackupDesk, BackupStatus } from './desk.ts'
import type { BackupFacts } from './facts.ts'

export interface BackupsOptions {
  readonly file: string
  readonly copying: Copying
  readonly log: Logger
}

/** Backups that somebody asks for by hand and fetches. */
export class Backups implements BackupDesk {
  readonly #options: BackupsOptions
  readonly #path: string
  #status: { state: 'none' } | { state: 'running' } | Extract<BackupStatus, { state: 'ready' | 'failed' }> = {
    state: 'none',
  }

  constructor(options: BackupsOptions) {
    this.#options = options
    this.#path = `${options.file}.backup`
    // What a killed server left.
    this.#remove()
  }

  async start(by: string): Promise<void> {
    const { copying, log } = this.#options
    const copied = copying.copyTo(this.#path)
    this.#status = { state: 'running' }
    log.info({ by }, 'a backup is being made')
    copied.then(
      facts => this.#finished(facts, by),
      error => this.#failed(error, by),
    )
  }

  status(): BackupStatus {
    return this.#status.state === 'running'
      ? { state: 'running', ...this.#options.copying.progress() }
      : this.#status
  }

  finished(by: string): { path: string; facts: BackupFacts } {
    if (this.#status.state !== 'ready') throw new BackupError('BACKUP_NONE')
    const { facts } = this.#status
    this.#options.log.info({ by, head: facts.head }, 'a backup leaves the server: it holds health data')
    return { path: this.#path, facts }
  }

  async drop(): Promise<void> {
    if (this.#status.state === 'running') await this.#options.copying.stop()
    this.#remove()
    this.#status = { state: 'none' }
  }

  #finished(facts: BackupFacts, by: string): void {
    const { bytes, head, alertsOpen } = facts
    this.#options.log.info({ by, bytes, head, alertsOpen }, 'a backup is made')
    this.#status = { state: 'ready', facts }
  }

  #failed(error: unknown, by: string): void {
    this.#options.log.error({ err: error, by }, 'a backup failed')
    this.#status = { state: 'failed', reason: (error as Error).message }
  }

  #remove(): void {
    for (const path of [this.#path, `${this.#path}-journal`]) rmSync(path, { force: true })
  }
}
