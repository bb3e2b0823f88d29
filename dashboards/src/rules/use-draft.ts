import { useState } from 'react'
import { withValueAt } from './at-path.ts'
import type { Definition, Setting } from './definition.ts'
import { type Draft, draftOf, dropDraft, keepDraft } from './draft.ts'

interface Drafting {
  readonly draft: Draft
  /** Something was changed that is not saved. */
  readonly isChanged: boolean
  /** It is kept in this window: other tabs of the page know of it. */
  readonly isKept: boolean
  readonly put: (path: string, value: unknown) => void
  readonly putSetting: (made: { readonly name: string; readonly setting: Setting }, path: string) => void
  /** As it was begun, or as it stands on the server by now. */
  readonly beginAgain: (draft: Draft) => void
}

/** What is written for a rule; each change is kept at once. */
export function useDraft(id: string, begun: Draft): Drafting {
  const [draft, setDraft] = useState<Draft>(() => draftOf(id) ?? begun)
  const keep = (definition: Definition) => {
    const next = { ...draft, definition }
    keepDraft(id, next)
    setDraft(next)
  }
  return {
    draft,
    isKept: draftOf(id) !== undefined,
    isChanged: JSON.stringify(draft.definition) !== JSON.stringify(begun.definition),
    put: (path, value) => keep(withValueAt(draft.definition, path, value)),
    putSetting({ name, setting }, path) {
      const settings = { ...draft.definition.settings, [name]: setting }
      keep(withValueAt({ ...draft.definition, settings }, path, { setting: name }))
    },
    beginAgain(next) {
      dropDraft(id)
      setDraft(next)
    },
  }
}
