import { type ReactNode, useEffect, useRef } from 'react'
import { BackMark } from '../app/marks.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { back } from './back.ts'
import { RefreshButton } from './RefreshButton.tsx'
import { words } from './words.ts'

interface PageProps {
  readonly title: string
  /** Where the arrow leads that was not come to from another page; without it there is no arrow. */
  readonly up?: string
  readonly children: ReactNode
}

/** A head with the way back and what is shown; below it the page itself. */
export function Page({ title, up, children }: PageProps) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title === '' ? say('brand.name') : `${title} · ${say('brand.name')}`
  }, [title, say])
  // Whoever reads with a screen reader goes on from the title of what was opened.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  return (
    <>
      <header className="head">
        {up !== undefined && (
          <button type="button" className="head-button" aria-label={tell('back')} onClick={() => back(up)}>
            <BackMark width="26" height="26" />
          </button>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <RefreshButton />
      </header>
      <main id="content">{children}</main>
    </>
  )
}
