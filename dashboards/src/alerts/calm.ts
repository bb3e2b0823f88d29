import type { WireAlert } from '../../../services/api/wire/alert.ts'

export interface CalmRows {
  readonly rows: readonly WireAlert[]
  /** New ones that are held back until the person is done, or asks for them. */
  readonly waiting: readonly WireAlert[]
}

/**
 * The rows to show while the lists change under a person's hand. Held: no row comes, goes or moves; each shows its
 * latest state (one that left the list, too: `latest` knows it), and what is new waits. Not held: the list as it is.
 */
export function calmRows(
  shown: readonly WireAlert[],
  rows: readonly WireAlert[],
  held: boolean,
  latest: (id: string) => WireAlert | undefined,
): CalmRows {
  if (!held) return { rows, waiting: [] }
  const current = new Map(rows.map(row => [row.id, row]))
  const kept = shown.map(row => current.get(row.id) ?? latest(row.id) ?? row)
  const known = new Set(shown.map(row => row.id))
  return { rows: kept, waiting: rows.filter(row => !known.has(row.id)) }
}
