import type { Logger } from 'pino'
import type { Timers } from './runtime/timers.ts'
import { Backups } from './store/backup/backups.ts'
import type { BackupConfig } from './store/backup/config.ts'
import { Copying } from './store/backup/copying.ts'
import type { BackupDesk, BackupHealth, RestoreDesk } from './store/backup/desk.ts'
import { Restores } from './store/backup/restores.ts'
import { ScheduledBackups } from './store/backup/scheduled-backups.ts'
import type { Storage } from './store/storage.ts'

/** Backups by hand and by schedule, and the way back. */
export interface Safekeeping {
  readonly backups: BackupDesk
  readonly restores: RestoreDesk
  /** Of the scheduled ones; `undefined` where none are. */
  health(): BackupHealth | undefined
  /** Resolves when a restored database waits for the server to start again. */
  readonly restartWanted: Promise<void>
  /** What is under way is called off; backups and restores begin anew after the next start. */
  stop(): Promise<void>
}

export interface SafekeepingOptions {
  readonly config: BackupConfig
  readonly storage: Pick<Storage, 'file' | 'beingRead'>
  readonly timers: Timers
  readonly log: Logger
}

export function startSafekeeping({ config, storage, timers, log }: SafekeepingOptions): Safekeeping {
  const { file } = storage
  const { roomBytesMin, schedule } = config
  const restart = Promise.withResolvers<void>()
  const copying = new Copying({ file, roomBytesMin, holding: holds => storage.beingRead(holds) })
  const backups = new Backups({ file, copying, log })
  const restores = new Restores({ file, roomBytesMin, log, announced: restart.resolve })
  const scheduled = schedule && new ScheduledBackups({ file, schedule, copying, timers, now: Date.now, log })
  scheduled?.start()
  return {
    backups,
    restores,
    health: () => scheduled?.health(),
    restartWanted: restart.promise,
    async stop() {
      scheduled?.stop()
      await Promise.all([copying.stop(), restores.drop()])
      await backups.drop()
    },
  }
}
