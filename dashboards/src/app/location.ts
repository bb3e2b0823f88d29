import { useSyncExternalStore } from 'react'

/** The address of the page: the one place where what is shown is kept, so that it can be sent, reloaded and left. */
export interface Place {
  readonly path: string
  readonly query: string
}

const listeners = new Set<() => void>()
let place: Place = { path: location.pathname, query: location.search }

addEventListener('popstate', refresh)

export const usePlace = (): Place => useSyncExternalStore(subscribe, () => place)

/** `replace` for a change that Back should not step through (a filter). */
export function go(to: string, { replace = false } = {}): void {
  if (to === place.path + place.query) return
  history[replace ? 'replaceState' : 'pushState'](null, '', to)
  refresh()
}

function refresh(): void {
  place = { path: location.pathname, query: location.search }
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
