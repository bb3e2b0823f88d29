import { useEffect } from 'react'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { Blank } from './Blank.tsx'
import { Link } from './Link.tsx'
import { go } from './location.ts'
import { words } from './nav-words.ts'
import { hrefOf } from './pages.ts'
import { useCan } from './rights.ts'
import type { Route } from './route.ts'
import { insteadOf } from './sections.ts'

/**
 * An address that is not for the role of whoever came there, by a link that somebody sent them, say. The head of a section
 * leads on to the page of it that is theirs; of any other it is said, with a way on.
 */
export function NotTheirs({ route }: { readonly route: Route }) {
  const { say } = useWords()
  const { say: tell } = useSay(words)
  const { page, isHead } = insteadOf(route, useCan())
  const to = hrefOf(page)
  useEffect(() => {
    if (isHead) go(to, { replace: true })
  }, [isHead, to])
  if (isHead) return null
  return (
    <Blank page title={tell('not-yours')} help={tell('not-yours.help')}>
      <Link href={to}>
        {page === 'alerts' ? say('page.home') : tell('not-yours.to', { page: tell(`page.${page}`) })}
      </Link>
    </Blank>
  )
}
