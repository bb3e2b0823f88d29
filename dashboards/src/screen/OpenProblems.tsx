import type { WireLobby } from '../../../services/api/wire/lobby.ts'
import { SeverityShape } from '../alerts/marks.tsx'
import { useMedia } from '../app/media.ts'
import { siteTime } from '../time/site-time.ts'
import { dictionaries } from '../words/say.ts'
import { Both, both } from './Both.tsx'
import { pagesOf, turnOf } from './turning.ts'

type Problem = WireLobby['open'][number]

/** As many as fit at a size that is read from five metres. */
const ROWS = { landscape: 5, portrait: 4 }
const PAGE_MS = 12_000

export function OpenProblems({ board, now }: { readonly board: WireLobby; readonly now: number }) {
  const isPortrait = useMedia('(orientation: portrait)')
  const rows = isPortrait ? ROWS.portrait : ROWS.landscape
  const pages = pagesOf(board.open, rows)
  const turn = turnOf(pages.length, PAGE_MS, now)
  const shown = pages[turn] ?? []
  return (
    <section className="board-open" aria-labelledby="open-title">
      <h2 id="open-title">
        <Both text={both('open.title')} /> <strong className="board-count">{board.openTotal}</strong>
        {pages.length > 1 && (
          <span className="board-page">
            <Both text={both('page.of', { n: turn + 1, m: pages.length })} />
          </span>
        )}
      </h2>
      {board.open.length === 0 ? (
        <Nothing />
      ) : (
        <ul key={turn} className="board-rows" data-roomy={shown.length < rows}>
          {shown.map(problem => (
            <Row
              key={JSON.stringify([problem.title, problem.place])}
              problem={problem}
              board={board}
              now={now}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface RowProps {
  readonly problem: Problem
  readonly board: WireLobby
  readonly now: number
}

function Row({ problem, board: { timeZone }, now }: RowProps) {
  const { title, place, count, severity, stage, since } = problem
  const isToday = siteTime('zh', timeZone, 'date', since) === siteTime('zh', timeZone, 'date', now)
  return (
    <li className="board-row" data-severity={severity}>
      <p className="board-severity">
        <SeverityShape severity={severity} />
        <span>{dictionaries.zh[`severity.${severity}`]}</span>
      </p>
      <p className="board-what">
        <Both text={title} count={count} />
      </p>
      <p className="board-where">{place !== null && <Both text={place} />}</p>
      <p className="board-stage" data-stage={stage}>
        <Both text={both(`stage.${stage}`)} />
      </p>
      <p className="board-since">
        <time dateTime={since}>{siteTime('zh', timeZone, isToday ? 'clock' : 'day-clock', since)}</time>
      </p>
    </li>
  )
}

const Nothing = () => (
  <div className="board-nothing">
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="m5 12.500 4.500 4.500L19 7.500" />
    </svg>
    <p>
      <Both text={both('open.none')} />
    </p>
  </div>
)
