import { useCallback, useSyncExternalStore } from 'react'

const lists = new Map<string, MediaQueryList>()

/** One for each query: to make one anew at each drawing of each row that asks costs as much as the row. */
function listOf(query: string): MediaQueryList {
  let list = lists.get(query)
  if (list === undefined) {
    list = matchMedia(query)
    lists.set(query, list)
  }
  return list
}

/** Follows a media query of the screen. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => listOf(query).matches)
}

/** One column, cards in place of rows, an alert on a page of its own. */
export const usePhone = (): boolean => useMedia('(max-width: 767px)')
