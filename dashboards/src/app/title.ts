import { useEffect } from 'react'
import { useWaitingCount } from '../alerts/lists.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './nav-words.ts'
import { pageOf } from './pages.ts'
import type { Route } from './route.ts'

/** The tab counts what nobody has acknowledged yet, so that it is seen from another tab. */
export function useTitle(route: Route): void {
  const { say } = useWords()
  const ways = useSay(words)
  const waiting = useWaitingCount()
  const page =
    route.page === 'unknown' ? say('page.unknown') : ways.say(`section.${pageOf(route.page).section}`)
  const title = `${waiting > 0 ? `(${waiting}) ` : ''}${page} · ${say('brand.name')}`
  useEffect(() => {
    document.title = title
  }, [title])
}
