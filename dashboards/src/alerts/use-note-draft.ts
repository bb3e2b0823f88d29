import { useState } from 'react'
import { useSignedIn } from '../app/rights.ts'
import { keepNoteDraft, type NoteDraft, noteDraftOf } from './note-draft.ts'

type Written<A extends string> = Omit<NoteDraft, 'action' | 'isOpen'> & { readonly action: A }

export interface NoteDrafting<A extends string> {
  /** The action that is being written for; nothing where none is. */
  readonly action: A | undefined
  readonly written: Omit<NoteDraft, 'isOpen'>
  begin(action: A): void
  write(part: Partial<Omit<Written<A>, 'action'>>): void
  /** Out of the way, its words kept. */
  putAway(): void
  /** It was sent. */
  done(): void
}

/** What is being written about an alert; it is there again for whoever comes back to it in this tab. */
export function useNoteDraft<A extends string>(
  alertId: string,
  isAction: (name: string) => name is A,
): NoteDrafting<A> {
  const place = { username: useSignedIn().username, alertId }
  const [draft, setDraft] = useState(() => noteDraftOf(place))
  const keep = (next: NoteDraft | undefined) => {
    keepNoteDraft(place, next)
    setDraft(next)
  }
  const open = draft?.isOpen === true && isAction(draft.action) ? draft.action : undefined
  return {
    action: open,
    written: draft ?? { action: '', text: '' },
    // Words that were put away go on with whatever is done instead: they are seen there, and can be taken out.
    begin: action =>
      keep(
        draft?.action === action
          ? { ...draft, isOpen: true }
          : { action, text: draft?.text ?? '', isOpen: true },
      ),
    write: part => draft && keep({ ...draft, ...part }),
    putAway: () => keep(draft && hasWords(draft) ? { ...draft, isOpen: false } : undefined),
    done: () => keep(undefined),
  }
}

const hasWords = ({ text }: NoteDraft): boolean => text.trim() !== ''
