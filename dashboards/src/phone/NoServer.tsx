import { useEffect } from 'react'
import { Button } from '../light/Button.tsx'
import { LanguageButton } from '../light/LanguageButton.tsx'
import { useSay } from '../words/use-say.ts'
import { Empty } from './Empty.tsx'
import { countKept } from './outbox/shelf.ts'
import { words } from './words.ts'
import './phone.css'

const AGAIN_MS = 5_000

/**
 * The page was opened without a line. Nothing of anybody's health is kept on the phone, so nothing can be shown; what was
 * pressed before is there, and goes out as soon as the server knows who this is.
 */
export function NoServer({ retry }: { readonly retry: () => void }) {
  const { say: tell } = useSay(words)
  useEffect(() => {
    const timer = setInterval(retry, AGAIN_MS)
    addEventListener('online', retry)
    return () => {
      clearInterval(timer)
      removeEventListener('online', retry)
    }
  }, [retry])
  const waiting = countKept()
  return (
    <main className="no-server">
      <Empty isPage title={tell('offline.title')} help={tell('offline.text')}>
        {waiting > 0 && <p className="notice">{tell('offline.waiting', { n: waiting })}</p>}
        <Button look="main" onClick={retry}>
          {tell('line.retry')}
        </Button>
        <LanguageButton />
      </Empty>
    </main>
  )
}
