import type { Entry } from './entry.ts'
import type { Shelf } from './outbox.ts'

type Items = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** An item of the browser's storage for each, so that two windows never overwrite one another's. */
export function shelfOf(username: string, storage: Items | undefined): Shelf {
  const before = `${PREFIX}${username}.`
  const inMemory = new Map<string, Entry>()
  const attempt = (work: (items: Items) => void) => {
    try {
      if (storage !== undefined) work(storage)
    } catch {
      // Storage may be full or refused; what was pressed then lives as long as the page.
    }
  }
  attempt(items => {
    for (const entry of stored(items, before)) inMemory.set(entry.key, entry)
  })
  return {
    all: () => [...inMemory.values()].sort((a, b) => a.at - b.at || a.key.localeCompare(b.key)),
    save(entry) {
      inMemory.set(entry.key, entry)
      attempt(items => items.setItem(before + entry.key, JSON.stringify(entry)))
    },
    drop(key) {
      inMemory.delete(key)
      attempt(items => items.removeItem(before + key))
    },
  }
}

const PREFIX = 'linli.outbox.'

/** How much waits on this phone, whoever pressed it. */
export function countKept(): number {
  try {
    return stored(localStorage, PREFIX).filter(({ refusal }) => refusal === null).length
  } catch {
    return 0
  }
}

function stored(items: Items, before: string): Entry[] {
  const keys = Array.from({ length: items.length }, (_, i) => items.key(i) ?? '')
  return keys.filter(key => key.startsWith(before)).flatMap(key => entryIn(items.getItem(key)))
}

function entryIn(text: string | null): Entry[] {
  try {
    const entry: Partial<Entry> | null = JSON.parse(text ?? 'null')
    return typeof entry?.key === 'string' && typeof entry.alertId === 'string' ? [entry as Entry] : []
  } catch {
    return []
  }
}
