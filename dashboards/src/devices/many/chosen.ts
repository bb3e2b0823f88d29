/** Which devices are chosen, by id, and from where a range begins. */
export interface Chosen {
  readonly ids: ReadonlySet<string>
  readonly from: string | undefined
}

export const NOBODY: Chosen = { ids: new Set(), from: undefined }

/** One more, or one less; with `toHere` all from where the last was chosen. */
export function chosenWith(before: Chosen, shown: readonly string[], id: string, toHere: boolean): Chosen {
  const begin = shown.indexOf(before.from ?? '')
  const end = shown.indexOf(id)
  if (!toHere || begin < 0 || end < 0) return toggled(before, id)
  const range = shown.slice(Math.min(begin, end), Math.max(begin, end) + 1)
  return { ids: new Set([...before.ids, ...range]), from: before.from }
}

function toggled({ ids }: Chosen, id: string): Chosen {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, from: id }
}
