import { type ReactNode, useEffect } from 'react'
import { useNow } from '../time/now.ts'
import { siteHour } from '../time/site-time.ts'
import { Board } from './Board.tsx'
import { Both, both } from './Both.tsx'
import { isStale, type Known } from './heard.ts'
import { isNight, shiftOf } from './turning.ts'
import { useBoard } from './use-board.ts'
import './wall.css'
import './screen.css'

/** What hangs in the lobby. Nobody touches it: it shows, waits and comes back by itself. */
export function ScreenPage({ secret }: { readonly secret: string | undefined }) {
  const known = useBoard(secret)
  const now = useNow()
  useStayingAwake()
  return (
    <Wall timeZone={known.board?.timeZone} now={now}>
      {known.board === undefined ? (
        <Blank known={known} hasSecret={secret !== undefined} />
      ) : (
        <Board board={known.board} now={now} staleSince={isStale(known, now) ? known.heardAt : undefined} />
      )}
    </Wall>
  )
}

interface WallProps {
  readonly timeZone: string | undefined
  readonly now: number
  readonly children: ReactNode
}

function Wall({ timeZone, now, children }: WallProps) {
  const [right, down] = shiftOf(now)
  const night = timeZone !== undefined && isNight(siteHour(timeZone, now))
  return (
    <div className="wall wall-colours" data-night={night}>
      <div className="wall-picture" style={{ transform: `translate(${right * 0.3}em, ${down * 0.3}em)` }}>
        {children}
      </div>
    </div>
  )
}

function Blank({ known, hasSecret }: { readonly known: Known; readonly hasSecret: boolean }) {
  const isOn = hasSecret && !known.isUnknown
  return (
    <main className="wall-blank">
      <div role="status">
        <h1>
          <Both text={both(isOn ? 'waiting.title' : 'unknown.title')} />
        </h1>
        <p>
          <Both text={both(isOn ? 'waiting.why' : 'unknown.why')} />
        </p>
      </div>
    </main>
  )
}

/** Where the browser can: on a plain local network it cannot, and whoever hangs the screen sets it. */
function useStayingAwake(): void {
  useEffect(() => {
    const stay = () => void navigator.wakeLock?.request('screen').catch(() => {})
    stay()
    document.addEventListener('visibilitychange', stay)
    return () => document.removeEventListener('visibilitychange', stay)
  }, [])
}
