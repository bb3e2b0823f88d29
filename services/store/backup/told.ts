import type { BackupErrorCode } from './backup-error.ts'
import type { BackupFacts } from './facts.ts'

/** What the process says before it ends. */
export type Told =
  | { readonly facts: BackupFacts }
  | { readonly code: BackupErrorCode; readonly detail: string }
  | { readonly message: string }
