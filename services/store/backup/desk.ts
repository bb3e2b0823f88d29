import type { Instant } from '../../domain/model/time.ts'
import type { BackupFacts } from './facts.ts'

export type BackupStatus =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly bytesDone: number; readonly bytesExpected: number }
  | { readonly state: 'ready'; readonly facts: BackupFacts }
  | { readonly state: 'failed'; readonly reason: string }

/** Makes backups that are fetched by whoever asked. Refusals are `BackupError`s. */
export interface BackupDesk {
  /** Resolves when it is under way; one at a time. `by` goes into the server's log. */
  start(by: string): Promise<void>
  status(): BackupStatus
  /** The finished one, on disk. It stays until it is dropped or another is started. */
  finished(by: string): { readonly path: string; readonly facts: BackupFacts }
  /** Removes it, or calls it off. */
  drop(): Promise<void>
}

export type RestoreStatus =
  | { readonly state: 'none' }
  | { readonly state: 'receiving'; readonly bytesDone: number; readonly bytesExpected: number }
  | { readonly state: 'checking' }
  | { readonly state: 'checked'; readonly facts: BackupFacts }
  | { readonly state: 'refused'; readonly code: string; readonly reason: string }
  | { readonly state: 'restarting' }

/** Takes a backup in parts, checks it, and has the server start again with it. Refusals are `BackupError`s. */
export interface RestoreDesk {
  /** A new one; what an earlier one left is dropped. */
  begin(bytes: number): Promise<void>
  /** The next part, which begins at `offset`. Durable only with the check. */
  add(offset: number, part: Uint8Array): Promise<void>
  /** Resolves when the check is under way. */
  check(): Promise<void>
  status(): RestoreStatus
  /** From here on it is in the server's hands: it stops, moves its database aside and starts again with this one. */
  apply(by: string): void
  drop(): Promise<void>
}

/** For those who watch over the server. */
export interface BackupHealth {
  readonly lastAt: Instant | undefined
  /** Why the latest scheduled one failed, until one succeeds. */
  readonly failure: string | undefined
}
