export const storageErrors = {
  JOURNAL_FAILED: 'An append failed; the journal takes nothing until it is recovered.',
  DATA_FULL: 'There is no room for more.',
  DATA_DAMAGED:
    'The database is damaged. Put a backup back, or see docs/operations.md (A damaged database) for what can be saved.',
  DATA_MISSING: 'The database is gone, though this data folder was used before.',
  DATA_NOT_WRITABLE: 'The data folder cannot be written.',
  DATA_FAILING: 'The disk fails: an I/O error, a quota or a limit of the file size.',
  DATA_TOO_NEW: 'The database was written by a newer version of Linli.',
  DATA_IN_USE: 'Another server is running on this data folder.',
  STORAGE_CLOSED: 'The storage is closed.',
  STORAGE_BROKEN: 'A thread of the storage has died.',
} as const

export type StorageErrorCode = keyof typeof storageErrors

/** A failure of the storage that its callers tell apart. What SQLite itself reports comes as it is, with its code. */
export class StorageError extends Error {
  readonly code: StorageErrorCode
  constructor(code: StorageErrorCode, detail?: string, cause?: unknown) {
    super(detail === undefined ? storageErrors[code] : `${storageErrors[code]} ${detail}`, { cause })
    this.name = 'StorageError'
    this.code = code
  }
}
