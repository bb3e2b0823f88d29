import type { WireLobby } from '../../../services/api/wire/lobby.ts'
import { Both, both } from './Both.tsx'

const ROWS = 3

export function Solved({ board: { solved, solvedTotal } }: { readonly board: WireLobby }) {
  return (
    <section className="board-solved" aria-labelledby="solved-title">
      <h2 id="solved-title">
        <Both text={both('solved.title')} />
      </h2>
      <strong className="board-total">{solvedTotal}</strong>
      <ul>
        {solved.slice(0, ROWS).map(({ title, place, count }) => (
          <li key={JSON.stringify([title, place])}>
            <span className="solved-what">{title.zh}</span>
            {count > 1 && <span className="solved-count">×{count}</span>}
            <span className="solved-where">{place?.zh}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
