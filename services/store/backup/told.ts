import type { BackupErrorCode } from './backup-error.ts'
import type { BackupFacts } from './facts.ts'

/** What the process says, a line each: that the database is read, where it reads one, and what came of it. */
export type Told =
  | { readonly read: true }
  | { readonly facts: BackupFacts }
  | { readonly code: BackupErrorCode; readonly detail: string }
  | { readonly message: string }
