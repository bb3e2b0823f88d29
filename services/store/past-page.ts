import type { DatabaseSync } from 'node:sqlite'
import { TIE_BREAKERS } from '../domain/ingest/identity.ts'
import type { Instant } from '../domain/model/time.ts'

/** Some readings of a device, oldest first. */
export interface PastPage {
  readonly times: readonly Instant[]
  /** Of the values of each, in bytes; they lie one after the other in `bodies`. */
  readonly lengths: readonly number[]
  readonly bodies: Uint8Array
  /** Where the last of them stands; means nothing where there is none. */
  readonly last: { readonly at: Instant; readonly tie: number }
}

export type PageAfter = (device: number, at: Instant, tie: number, to: Instant, rows: number) => PastPage

/**
 * A page is one row, whose parts SQLite puts together: a row for each reading, with an array of bytes of its own, takes
 * 800 ns a reading, and this 300. (A text of bytes that is taken for bytes again is still those bytes.)
 */
export function pastPages(db: DatabaseSync): PageAfter {
  const page = db.prepare(`
    SELECT json_group_array(at), json_group_array(length(body)), CAST(group_concat(body, '') AS BLOB),
      max(place) / ${TIE_BREAKERS}, max(place) % ${TIE_BREAKERS}
    FROM (SELECT at, at * ${TIE_BREAKERS} + tie AS place, body FROM history_reading
      WHERE device = ? AND (at, tie) > (?, ?) AND at < ? ORDER BY at, tie LIMIT ?)`)
  page.setReturnArrays(true)
  return (...asked) => {
    const [times, lengths, bodies, at, tie] = page.get(...asked) as unknown as Columns
    const all: PastPage = {
      times: JSON.parse(times) as Instant[],
      lengths: JSON.parse(lengths) as number[],
      bodies: bodies ?? NO_BYTES,
      last: { at: at ?? 0, tie: tie ?? 0 },
    }
    refuseDisorder(all)
    return all
  }
}

type Columns = [
  times: string,
  lengths: string,
  bodies: Uint8Array | null,
  at: Instant | null,
  tie: number | null,
]

const NO_BYTES = new Uint8Array()

/** They are put together as they are found, which is by the key; nothing of SQLite's contract says so. */
function refuseDisorder({ times, last }: PastPage): void {
  for (let i = 1; i < times.length; i++) {
    if ((times[i] as Instant) < (times[i - 1] as Instant)) throw new Error('readings are out of order')
  }
  if (times.length > 0 && times.at(-1) !== last.at) throw new Error('readings are out of order')
}
