import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { Item } from './grouping.ts'

/** Which alerts are chosen, by id, and from where a range begins. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly from: string | undefined
}

export const NOTHING_CHOSEN: Selection = { ids: new Set(), from: undefined }

/** The alerts of one line: a line that stands for several means them all. */
export const alertsOf = (item: Item): readonly WireAlert[] =>
  item.type === 'head' ? [] : item.unfolded ? [item.alert] : [item.alert, ...item.members]

/** One line more, or one less. */
export function toggled({ ids }: Selection, item: Item): Selection {
  const own = alertsOf(item).map(({ id }) => id)
  const next = new Set(ids)
  if (own.every(id => ids.has(id))) for (const id of own) next.delete(id)
  else for (const id of own) next.add(id)
  return { ids: next, from: item.key }
}

/** All lines from where the last was chosen to this one. */
export function extended(selection: Selection, items: readonly Item[], to: Item): Selection {
  const end = items.indexOf(to)
  const begin = items.findIndex(({ key }) => key === selection.from)
  if (begin < 0 || end < 0) return toggled(selection, to)
  const range = items.slice(Math.min(begin, end), Math.max(begin, end) + 1)
  const ids = range.flatMap(alertsOf).map(({ id }) => id)
  return { ids: new Set([...selection.ids, ...ids]), from: selection.from }
}

export const allOf = (items: readonly Item[]): Selection => ({
  ids: new Set(items.flatMap(alertsOf).map(({ id }) => id)),
  from: undefined,
})
