import type { WireLobby } from '../../../services/api/wire/lobby.ts'
import { Both, both } from './Both.tsx'
import { BulletinCard } from './BulletinCard.tsx'
import { turnOf } from './turning.ts'

interface BulletinsProps {
  readonly bulletins: WireLobby['bulletins']
  readonly timeZone: string
  readonly now: number
}

/** Long enough to read two hundred characters from afar. */
const EACH_MS = 20_000

/** One after the other; a dot each. */
export function Bulletins({ bulletins, timeZone, now }: BulletinsProps) {
  const turn = turnOf(bulletins.length, EACH_MS, now)
  const shown = bulletins[turn]
  return (
    <section className="board-bulletins" aria-labelledby="bulletins-title">
      <h2 id="bulletins-title">
        <Both text={both('bulletins.title')} />
        {bulletins.length > 1 && (
          <span className="board-dots" aria-hidden="true">
            {bulletins.map((bulletin, i) => (
              <i key={bulletin.title + bulletin.from} data-on={i === turn} />
            ))}
          </span>
        )}
      </h2>
      {shown === undefined ? (
        <p className="board-quiet">
          <Both text={both('bulletins.none')} />
        </p>
      ) : (
        <BulletinCard key={turn} bulletin={shown} timeZone={timeZone} />
      )}
    </section>
  )
}
