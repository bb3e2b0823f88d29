/** What somebody was about to send with an action, as far as they got. */
export interface NoteDraft {
  readonly action: string
  readonly text: string
  /** It stands open; put away by hand, its words are there again once an action is begun. */
  readonly isOpen: boolean
  readonly assignee?: string | undefined
  readonly cause?: string | undefined
  readonly forMs?: number | undefined
}

const PREFIX = 'linli.note.'

/** Of one person and one alert: whoever signs in on the same device after them finds none of it. */
export interface DraftPlace {
  readonly username: string
  readonly alertId: string
}

const keyOf = ({ username, alertId }: DraftPlace): string =>
  PREFIX + [username, alertId].map(encodeURIComponent).join('.')

/** In the tab's own storage: Back, another alert, a reload leave it as it is. Nothing where there is none. */
export function noteDraftOf(place: DraftPlace, storage: Storage = sessionStorage): NoteDraft | undefined {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(place)) ?? 'null')
    return isDraft(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

export function keepNoteDraft(
  place: DraftPlace,
  draft: NoteDraft | undefined,
  storage: Storage = sessionStorage,
): void {
  try {
    if (draft === undefined) storage.removeItem(keyOf(place))
    else storage.setItem(keyOf(place), JSON.stringify(draft))
  } catch {
    // Without storage it lives as long as what it is typed into.
  }
}

/** Whoever signs out leaves no words behind. */
export function dropNoteDrafts(storage: Storage = sessionStorage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key)
}

const isDraft = (kept: unknown): kept is NoteDraft =>
  typeof kept === 'object' && kept !== null && 'action' in kept && 'text' in kept && 'isOpen' in kept
