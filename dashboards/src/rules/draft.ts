import type { Definition } from './definition.ts'

/** A rule that is being written in this window, and what it was begun from. */
export interface Draft {
  readonly definition: Definition
  /** The version of the rule that was seen; 0 of one that is not saved yet. */
  readonly seen: number
}

const PREFIX = 'linli.rule-draft.'

/** Kept in the window's own storage: it survives a reload, and no other window is surprised by it. */
export function draftOf(id: string): Draft | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + id)
    return text === null ? undefined : (JSON.parse(text) as Draft)
  } catch {
    return undefined
  }
}

export function keepDraft(id: string, draft: Draft): void {
  try {
    sessionStorage.setItem(PREFIX + id, JSON.stringify(draft))
  } catch {
    // Without storage it lives as long as the page.
  }
}

export function dropDraft(id: string): void {
  try {
    sessionStorage.removeItem(PREFIX + id)
  } catch {
    // There was none.
  }
}

/** Those that are not saved as a rule so far. */
export function draftIds(): readonly string[] {
  try {
    return Object.keys(sessionStorage)
      .filter(key => key.startsWith(PREFIX))
      .map(key => key.slice(PREFIX.length))
  } catch {
    return []
  }
}
