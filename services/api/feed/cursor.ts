import type { Branch, Journal, Seq } from '../../journal/journal.ts'

/** What a client's cursor says to this log. */
export type Place =
  | { readonly seq: Seq }
  /** It was given by a log that went another way: after a restore, or on another server. */
  | 'elsewhere'
  | 'no-cursor'

/**
 * A place in the log as clients hold it: opaque, so that another journal may number differently. It names the branch
 * beside the number: after a backup was restored the numbers are given again to other events.
 */
export interface Cursors {
  encode(seq: Seq): string
  decode(cursor: string): Place
}

/** The lineage is fixed as long as the journal is open. */
export const cursorsOf = async (journal: Pick<Journal, 'lineage'>): Promise<Cursors> =>
  createCursors(await journal.lineage())

export function createCursors(lineage: readonly Branch[]): Cursors {
  /** A number that ends a branch is still its own; 0 is the first one's. */
  const branchOf = (seq: Seq): Branch | undefined =>
    lineage.findLast(({ after }) => after < seq) ?? lineage[0]

  function decode(cursor: string): Place {
    const { branch, seq } = parse(cursor) ?? {}
    if (branch === undefined || seq === undefined) return 'no-cursor'
    const place = lineage.findIndex(({ id }) => id === branch)
    const next = lineage[place + 1]
    const isOurs = place >= 0 && (next === undefined || seq <= next.after)
    return isOurs ? { seq } : 'elsewhere'
  }

  return { encode: seq => textOf(branchOf(seq)?.id ?? '', seq), decode }
}

const textOf = (branch: string, seq: Seq): string => Buffer.from(`2:${branch}:${seq}`).toString('base64url')

/** Version 1 had no branch: it may be of any log. */
const cursorForm = /^(?:1:(?<old>\d{1,16})|2:(?<branch>\w+):(?<seq>\d{1,16}))$/

function parse(cursor: string): { branch: string; seq: Seq } | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const { branch = '', old, seq = old } = cursorForm.exec(text)?.groups ?? {}
  if (seq === undefined || !Number.isSafeInteger(Number(seq))) return undefined
  // What decodes to the same but is written otherwise was never given.
  const given = Buffer.from(text, 'latin1').toString('base64url') === cursor && String(Number(seq)) === seq
  return given ? { branch, seq: Number(seq) } : undefined
}
