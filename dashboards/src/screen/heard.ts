import type { WireLobby } from '../../../services/api/wire/lobby.ts'

/** What this screen knows, and since when. */
export interface Known {
  readonly board: WireLobby | undefined
  readonly etag: string | undefined
  /** When the server last said that it is so; `undefined` where it never did. */
  readonly heardAt: number | undefined
  /** The server does not know this screen, or not any more. */
  readonly isUnknown: boolean
}

export const NOTHING: Known = { board: undefined, etag: undefined, heardAt: undefined, isUnknown: false }

/** An answer of the server; `undefined` where there was none, or none of its own. */
export type Answer =
  | { readonly status: 200; readonly board: WireLobby; readonly etag: string | undefined }
  | { readonly status: 304 | 401 | 429 }
  | undefined

/** What is shown after it: without an answer the last one stands. One that was taken down shows nothing any more. */
export function heard(known: Known, answer: Answer, at: number): Known {
  if (answer?.status === 200) return { board: answer.board, etag: answer.etag, heardAt: at, isUnknown: false }
  if (answer?.status === 304) return { ...known, heardAt: at, isUnknown: false }
  return answer?.status === 401 ? { ...NOTHING, isUnknown: true } : known
}

/** Some polls may fail without anybody being told. */
const STALE_AFTER_MS = 45_000

export const isStale = ({ heardAt }: Known, now: number): boolean =>
  heardAt === undefined || now - heardAt > STALE_AFTER_MS

/** In the middle of the night it begins anew: with what the server brings by then, and nothing left over in memory. */
export const isDueAnew = (hour: number, upMs: number): boolean => hour === 4 && upMs > 2 * 3_600_000
