import { rmSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Logger } from 'pino'
import { type DurationMs, HOUR, type Instant, MINUTE } from '../../domain/model/time.ts'
import type { Timers } from '../../runtime/timers.ts'
import type { BackupSchedule } from './config.ts'
import { type Copying, roomFor } from './copying.ts'
import type { BackupHealth } from './desk.ts'

export interface ScheduledBackupsOptions {
  readonly file: string
  readonly schedule: BackupSchedule
  readonly copying: Copying
  readonly timers: Timers
  readonly now: () => Instant
  readonly log: Logger
}

/** How often it looks whether one is due: the machine's clock may have been set meanwhile. */
const lookEveryMs: DurationMs = MINUTE
const retryMsMax: DurationMs = HOUR

/**
 * Backups at intervals into a folder, the newest kept. Each is made beside the database and carried over when it is
 * whole: a folder on a share that hangs must hold up nothing but the backups.
 */
export class ScheduledBackups {
  readonly #options: ScheduledBackupsOptions
  readonly #staged: string
  #lastAt: Instant | undefined
  #triedAt: Instant | undefined
  #failure: string | undefined
  #callOff: () => void = () => {}
  #stopped = false

  constructor(options: ScheduledBackupsOptions) {
    this.#options = options
    this.#staged = `${options.file}.backup-scheduled`
    // What a killed server left.
    rmSync(this.#staged, { force: true })
  }

  start(): void {
    void this.#findLast().then(() => this.#look())
  }

  stop(): void {
    this.#stopped = true
    this.#callOff()
  }

  health(): BackupHealth {
    return { lastAt: this.#lastAt, failure: this.#failure }
  }

  /** One now, whatever the time. Never rejects. */
  async take(): Promise<void> {
    const { copying, log, now, schedule } = this.#options
    this.#triedAt = now()
    try {
      const facts = await copying.copyTo(this.#staged)
      const path = await this.#carryOver(facts.bytes)
      this.#lastAt = this.#triedAt
      this.#failure = undefined
      log.info({ path, bytes: facts.bytes, head: facts.head }, 'a scheduled backup is made')
      await this.#dropOld(basename(path))
    } catch (error) {
      this.#failure = (error as Error).message
      log.error({ err: error, folder: schedule.folder }, 'the scheduled backup failed')
    }
  }

  async #look(): Promise<void> {
    if (this.#stopped) return
    if (this.#isDue()) await this.take()
    if (!this.#stopped) this.#callOff = this.#options.timers.after(lookEveryMs, () => void this.#look())
  }

  /** Apart in either direction: a clock that was set back must not stop the backups until it has caught up. */
  #isDue(): boolean {
    const { now, schedule } = this.#options
    const passedMs = (since: Instant | undefined) =>
      since === undefined ? Number.POSITIVE_INFINITY : Math.abs(now() - since)
    const retryMs = this.#failure === undefined ? schedule.everyMs : Math.min(schedule.everyMs, retryMsMax)
    return passedMs(this.#lastAt) >= schedule.everyMs && passedMs(this.#triedAt) >= retryMs
  }

  async #findLast(): Promise<void> {
    const newest = (await backupsIn(this.#options.schedule.folder).catch(() => [])).at(-1)
    this.#lastAt = newest === undefined ? undefined : timeOf(newest)
  }

  async #carryOver(bytes: number): Promise<string> {
    const { folder } = this.#options.schedule
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, nameAt(this.#options.now()))
    roomFor(path, bytes)
    const part = `${path}.part`
    try {
      await copyFile(this.#staged, part)
      await syncFile(part)
      await rename(part, path)
      await syncFile(dirname(path))
    } finally {
      await Promise.all([rm(part, { force: true }), rm(this.#staged, { force: true })])
    }
    return path
  }

  /** The one just made stays, whatever its name: the clock may have been set back. */
  async #dropOld(made: string): Promise<void> {
    const { folder, keep } = this.#options.schedule
    const others = (await backupsIn(folder)).filter(name => name !== made)
    for (const name of others.slice(0, Math.max(0, others.length - keep + 1))) await rm(join(folder, name))
  }
}

const nameAt = (at: Instant): string => `linli-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}.db`

const nameForm = /^linli-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/

const timeOf = (name: string): Instant => Date.parse(name.replace(nameForm, '$1-$2-$3T$4:$5:$6Z'))

/** Oldest first; whatever else lies there is not ours. */
const backupsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter(name => nameForm.test(name)).sort()

async function syncFile(path: string): Promise<void> {
  const opened = await open(path, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
