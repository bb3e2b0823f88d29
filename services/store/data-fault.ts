import { dirname } from 'node:path'
import { StorageError, type StorageErrorCode } from '../journal/storage-error.ts'
import { diskFreeBytes, inMib } from './space.ts'
import type { LogLine } from './thread-message.ts'

/**
 * What SQLite or the system reports, as the error that an operator can act on; anything else comes back as it is.
 * Words and codes are decided here alone, so that start, writes and reads say the same.
 */
export function dataError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof StorageError) return error
  const code = codeOf(error, file)
  return code === undefined ? error : new StorageError(code, detailOf(code, error, file), error)
}

/** Names errors, and puts each sort of them into the log the first time. */
export function saidOnce(file: string, log: (line: LogLine) => void): (error: unknown) => unknown {
  const said = new Set<string>()
  return error => {
    const named = dataError(error, file)
    if (named instanceof StorageError && !said.has(named.code)) {
      said.add(named.code)
      log({
        level: 'error',
        message: 'something cannot be read; the rest is served',
        detail: { error: named.message },
      })
    }
    return named
  }
}

function codeOf(error: Error, file: string): StorageErrorCode | undefined {
  const { code, errcode } = error as { code?: string; errcode?: number }
  if (typeof errcode === 'number') return byExtendedResult[errcode] ?? byResult(errcode & 0xff, file)
  return bySystemCode[code ?? '']
}

function byResult(result: number, file: string): StorageErrorCode | undefined {
  // Without room for its shared memory SQLite says that it cannot open the file.
  if (result === CANTOPEN && diskFreeBytes(file) < openingBytes) return 'DATA_FULL'
  return byPrimaryResult[result]
}

/** https://www.sqlite.org/rescode.html */
const CANTOPEN = 14
const byPrimaryResult: Readonly<Record<number, StorageErrorCode>> = {
  8: 'DATA_NOT_WRITABLE',
  10: 'DATA_FAILING',
  11: 'DATA_DAMAGED',
  13: 'DATA_FULL',
  [CANTOPEN]: 'DATA_NOT_WRITABLE',
  26: 'DATA_DAMAGED',
}
const byExtendedResult: Readonly<Record<number, StorageErrorCode>> = {
  522: 'DATA_DAMAGED', // IOERR_SHORT_READ: the file is shorter than it says
  4874: 'DATA_FULL', // IOERR_SHMSIZE: no room for the index of the write-ahead log
  8202: 'DATA_DAMAGED', // IOERR_DATA
  8458: 'DATA_DAMAGED', // IOERR_CORRUPTFS
}
const bySystemCode: Readonly<Record<string, StorageErrorCode>> = {
  ENOSPC: 'DATA_FULL',
  EDQUOT: 'DATA_FULL',
  EACCES: 'DATA_NOT_WRITABLE',
  EPERM: 'DATA_NOT_WRITABLE',
  EROFS: 'DATA_NOT_WRITABLE',
  EIO: 'DATA_FAILING',
}

/** The index of the write-ahead log begins with so many. */
const openingBytes = 32_768

function detailOf(code: StorageErrorCode, error: Error, file: string): string {
  if (code === 'DATA_FULL') return `${inMib(diskFreeBytes(file))} are free in ${dirname(file)}.`
  return `${file}: ${error.message}.`
}
