import type { WireLobby } from '../../../services/api/wire/lobby.ts'
import { siteTime } from '../time/site-time.ts'
import { Both, both } from './Both.tsx'
import { Bulletins } from './Bulletins.tsx'
import { OpenProblems } from './OpenProblems.tsx'
import { Solved } from './Solved.tsx'

interface BoardProps {
  readonly board: WireLobby
  readonly now: number
  /** When it was last said to be so, where that is too long ago to pass it off as now. */
  readonly staleSince: number | undefined
}

export function Board({ board, now, staleSince }: BoardProps) {
  const { site, timeZone, phone } = board
  return (
    <>
      <header className="board-head">
        <h1>
          <Both text={site} />
        </h1>
        <p className="board-clock">
          <span>{siteTime('zh', timeZone, 'day', now)}</span>
          <strong>{siteTime('zh', timeZone, 'clock', now)}</strong>
        </p>
      </header>
      <main className="board-main">
        <OpenProblems board={board} now={now} />
        <Solved board={board} />
        <Bulletins bulletins={board.bulletins} timeZone={timeZone} now={now} />
      </main>
      <footer className="board-foot">
        {staleSince !== undefined && <Stale time={siteTime('zh', timeZone, 'clock', staleSince)} />}
        {phone !== null && (
          <p>
            <Both text={both('phone.title')} /> <strong>{phone}</strong>
          </p>
        )}
      </footer>
    </>
  )
}

const Stale = ({ time }: { readonly time: string }) => (
  <p className="board-stale" role="status">
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 1.800 19 17.600H1ZM10 7v5M10 14.800v.2" />
    </svg>
    <Both text={both('stale.title', { time })} />
    <Both text={both('stale.why')} />
  </p>
)
