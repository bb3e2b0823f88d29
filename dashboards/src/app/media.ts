import { useSyncExternalStore } from 'react'

/** Follows a media query of the screen. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    changed => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}

/** One column, cards in place of rows, an alert on a page of its own. */
export const usePhone = (): boolean => useMedia('(max-width: 767px)')
