import { useState } from 'react'
import { useWaitingCount } from '../alerts/lists.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { Link } from './Link.tsx'
import { useMedia } from './media.ts'
import { words } from './nav-words.ts'
import { hrefOf } from './pages.ts'
import { useCan } from './rights.ts'
import type { Route } from './route.ts'
import { MoreMark, SECTION_MARKS } from './section-marks.tsx'
import { sectionOf, type Way, waysFor } from './sections.ts'
import './navigation.css'

/** What fits under the thumb beside “more”. */
const THUMB_WAYS = 4

/** A rail at the side of a desk; on a phone along the bottom, where the thumb is. */
export function Navigation({ route }: { readonly route: Route }) {
  const { say } = useWords()
  const ways = waysFor(useCan())
  const phone = useMedia('(max-width: 767px)')
  const fits = !phone || ways.length <= THUMB_WAYS + 1
  return (
    <nav className="ways" aria-label={say('nav.label')}>
      {(fits ? ways : ways.slice(0, THUMB_WAYS)).map(way => (
        <WayLink key={way.section} way={way} route={route} />
      ))}
      {!fits && <More ways={ways.slice(THUMB_WAYS)} route={route} />}
    </nav>
  )
}

interface WayLinkProps {
  readonly way: Way
  readonly route: Route
}

function WayLink({ way: { section, first }, route }: WayLinkProps) {
  const { say } = useSay(words)
  const Mark = SECTION_MARKS[section]
  return (
    <Link href={hrefOf(first)} {...(sectionOf(route) === section ? { 'aria-current': 'page' as const } : {})}>
      <Mark />
      <span>{say(`section.${section}`)}</span>
      {section === 'alerts' && <Waiting />}
    </Link>
  )
}

function Waiting() {
  const { say } = useWords()
  const waiting = useWaitingCount()
  if (waiting === 0) return null
  return (
    <span className="count" role="img" aria-label={say('alerts.waiting', { n: waiting })}>
      {waiting}
    </span>
  )
}

function More({ ways, route }: { readonly ways: readonly Way[]; readonly route: Route }) {
  const { say } = useSay(words)
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === route.page
  const here = ways.some(({ section }) => sectionOf(route) === section)
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        {...(here ? { 'aria-current': 'page' as const } : {})}
        onClick={() => setOpenAt(open ? undefined : route.page)}
      >
        <MoreMark />
        <span>{say('more')}</span>
      </button>
      {open && (
        <div className="more-ways">
          {ways.map(way => (
            <WayLink key={way.section} way={way} route={route} />
          ))}
        </div>
      )}
    </>
  )
}
