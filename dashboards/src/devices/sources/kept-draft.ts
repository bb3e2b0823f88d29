import type { SourceDraft } from './draft.ts'

const KEY = 'linli.source-draft'

interface Kept {
  readonly site: string
  readonly draft: SourceDraft
}

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A new source that somebody left to add the gateway it comes by: it is there again when they are back. */
export function keepDraft(site: string, draft: SourceDraft, storage: Place = sessionStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify({ site, draft } satisfies Kept))
  } catch {
    // Without room it is begun anew.
  }
}

/** With the only way that there is by now, where it had none. Whoever wants another format begins anew: it goes. */
export function keptDraft(
  site: string,
  ways: readonly { readonly value: string }[],
  wanted: string | null,
  storage: Place = sessionStorage,
): SourceDraft | undefined {
  const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as Kept | null
  if (kept === null || kept.site !== site) return undefined
  if (wanted !== null && wanted !== kept.draft.format) {
    dropDraft(storage)
    return undefined
  }
  const [only, ...more] = ways
  const via = kept.draft.via === '' && more.length === 0 ? (only?.value ?? '') : kept.draft.via
  return { ...kept.draft, via }
}

export const dropDraft = (storage: Place = sessionStorage): void => storage.removeItem(KEY)
