/** Why a backup or a restore was refused, in words for whoever asked; they hold no secret. */
export const backupErrors = {
  BACKUP_BUSY: 'A backup or a restore is under way.',
  BACKUP_NONE: 'There is no finished backup to fetch.',
  BACKUP_NO_ROOM: 'There is not enough free space.',
  BACKUP_FAILED: 'The copy could not be made or did not pass its check.',
  RESTORE_NO_DATABASE: 'The file is not a database of Linli.',
  RESTORE_DAMAGED: 'The file is damaged.',
  RESTORE_TOO_NEW: 'The file was written by a newer version of Linli.',
  RESTORE_FOLDER_TAKEN: 'The folder is not empty.',
  RESTORE_OUT_OF_STEP: 'This is not the next step of the restore.',
} as const

export type BackupErrorCode = keyof typeof backupErrors

export class BackupError extends Error {
  readonly code: BackupErrorCode
  readonly detail: string
  constructor(code: BackupErrorCode, detail = '') {
    super(detail === '' ? backupErrors[code] : `${backupErrors[code]} ${detail}`)
    this.name = 'BackupError'
    this.code = code
    this.detail = detail
  }
}
