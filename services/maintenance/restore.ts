import { factsInWords } from '../cli/backups.ts'
import { type LocalCommands, wordAt } from '../cli/command.ts'
import { CommandError } from '../cli/command-error.ts'
import { StorageError } from '../journal/storage-error.ts'
import { BackupError } from '../store/backup/backup-error.ts'
import { type FolderRestored, restoreFolder } from '../store/backup/restore-folder.ts'

export const folderRestoreCommands: LocalCommands = {
  restore: {
    usage: 'FILE --data FOLDER [--replace]',
    does: 'puts a backup into a folder; --replace moves what is there aside',
    run: async call => {
      const backup = wordAt(call, 0, 'the backup’s file')
      const folder = String(call.options.data)
      return named(() => restoreFolder({ backup, folder, replace: call.options.replace === true }))
    },
    show: ({ facts, aside }: FolderRestored) =>
      `restored: ${factsInWords(facts)}${aside === undefined ? '' : `\nwhat was there lies in ${aside}`}`,
  },
}

function named<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof BackupError || error instanceof StorageError)) throw error
    throw new CommandError(`${error.code}: ${error.message}${hints[error.code] ?? ''}`)
  }
}

const hints: Readonly<Record<string, string>> = {
  RESTORE_FOLDER_TAKEN: ' With --replace its database is moved aside.',
  DATA_IN_USE: ' Stop it, or leave out --data to restore into it as it runs.',
}
