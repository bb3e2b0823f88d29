import type { Seq } from '../../journal/journal.ts'

/** A place in the log as clients hold it: opaque, so that another journal may number differently. */
export const encodeCursor = (seq: Seq): string => Buffer.from(`1:${seq}`).toString('base64url')

/** `undefined` for what `encodeCursor` never gave. */
export function decodeCursor(cursor: string): Seq | undefined {
  const match = /^1:(\d{1,16})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  const seq = Number(match?.[1])
  return Number.isSafeInteger(seq) && encodeCursor(seq) === cursor ? seq : undefined
}
