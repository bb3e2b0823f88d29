import { useEffect, useRef } from 'react'
import { WaitingCount } from '../devices/claim/WaitingCount.tsx'
import { useSay } from '../words/use-say.ts'
import { Link } from './Link.tsx'
import { words } from './nav-words.ts'
import { hrefOf } from './pages.ts'
import { useCan } from './rights.ts'
import type { Route } from './route.ts'
import { pagesOf, sectionOf } from './sections.ts'

/** The pages that stand beside this one; nothing where it stands alone. */
export function SectionTabs({ route }: { readonly route: Route }) {
  const { say } = useSay(words)
  const can = useCan()
  const shown = useRef<HTMLElement>(null)
  // On a phone the last of them stand beyond the edge.
  useEffect(() => {
    const current = shown.current?.querySelector(`[data-page="${route.page}"]`)
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [route.page])
  const section = sectionOf(route)
  const pages = section === undefined ? [] : pagesOf(section, can)
  if (pages.length < 2) return null
  return (
    <nav ref={shown} className="section-tabs" aria-label={say('tabs.label')}>
      {pages.map(page => (
        <Link
          key={page}
          href={hrefOf(page)}
          data-page={page}
          {...(page === route.page ? { 'aria-current': 'page' as const } : {})}
        >
          {say(`page.${page}`)}
          {page === 'unclaimed' && <WaitingCount />}
        </Link>
      ))}
    </nav>
  )
}
