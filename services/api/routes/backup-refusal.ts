import { BackupError, type BackupErrorCode } from '../../store/backup/backup-error.ts'
import { ApiProblem } from '../problem.ts'

/** Those that a request can run into; the others are found by a check, and told by its status. */
const refusals = ['BACKUP_BUSY', 'BACKUP_NONE', 'BACKUP_NO_ROOM', 'RESTORE_OUT_OF_STEP'] as const
type Refusal = (typeof refusals)[number]

const isRefusal = (code: BackupErrorCode): code is Refusal => (refusals as readonly string[]).includes(code)

export async function orRefusal<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BackupError) || !isRefusal(error.code)) throw error
    throw new ApiProblem(error.code, error.detail === '' ? {} : { detail: error.detail })
  }
}
