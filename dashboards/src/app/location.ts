import { useSyncExternalStore } from 'react'
import { isGuarded, leavePage } from './leaving.ts'

/** The address of the page: the one place where what is shown is kept, so that it can be sent, reloaded and left. */
export interface Place {
  readonly path: string
  readonly query: string
}

const listeners = new Set<() => void>()
let place: Place = { path: location.pathname, query: location.search }

addEventListener('popstate', back)

export const usePlace = (): Place => useSyncExternalStore(subscribe, () => place)

/** `replace` for a change that Back should not step through (a filter). Another page is gone to when the form on this one may be left. */
export function go(to: string, { replace = false } = {}): void {
  if (to === place.path + place.query) return
  const change = () => {
    history[replace ? 'replaceState' : 'pushState'](null, '', to)
    refresh()
  }
  if (pathOf(to) === place.path) change()
  else leavePage(change)
}

const pathOf = (to: string): string => to.split(/[?#]/, 1)[0] ?? to

/** The browser has gone back already: it is put where it was until somebody says that what they wrote may go. */
function back(): void {
  const to = location.pathname + location.search
  const here = place.path + place.query
  if (!isGuarded() || to === here) {
    refresh()
    return
  }
  history.pushState(null, '', here)
  leavePage(() => {
    history.replaceState(null, '', to)
    refresh()
  })
}

function refresh(): void {
  place = { path: location.pathname, query: location.search }
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
