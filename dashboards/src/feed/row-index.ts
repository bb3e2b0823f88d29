import type { WireAlert } from '../../../services/api/wire/alert.ts'

type Rows = readonly WireAlert[]

const indexes = new WeakMap<Rows, Map<string, WireAlert>>()

/** The rows by their id; made once for each list, however many ask. */
export function indexOf(rows: Rows): ReadonlyMap<string, WireAlert> {
  let index = indexes.get(rows)
  if (index === undefined) {
    index = new Map(rows.map(row => [row.id, row]))
    indexes.set(rows, index)
  }
  return index
}

/** Hands the index of a list on to the one that took its place: of five thousand rows three changed, and three are written. */
export function handOn(from: Rows, to: Rows, changes: ReadonlyMap<string, WireAlert | undefined>): void {
  const index = indexes.get(from)
  if (index === undefined) return
  indexes.delete(from)
  for (const [id, row] of changes) {
    if (row === undefined) index.delete(id)
    else index.set(id, row)
  }
  indexes.set(to, index)
}
