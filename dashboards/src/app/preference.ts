import { useSyncExternalStore } from 'react'

/** A choice of this browser's user, kept in its storage; where storage is refused, for as long as the page lives. */
export interface Preference<T extends string> {
  get(): T
  set(value: T): void
  subscribe(changed: () => void): () => void
}

export function preference<T extends string>(
  key: string,
  choices: readonly T[],
  first: () => T,
): Preference<T> {
  let value = read(key, choices) ?? first()
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      write(key, next)
      for (const changed of listeners) changed()
    },
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

export const usePreference = <T extends string>(from: Preference<T>): T =>
  useSyncExternalStore(from.subscribe, from.get)

function read<T extends string>(key: string, choices: readonly T[]): T | undefined {
  try {
    const kept = localStorage.getItem(key)
    return choices.find(choice => choice === kept)
  } catch {
    return undefined
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Private windows may refuse; the choice then lasts until the page is closed.
  }
}
