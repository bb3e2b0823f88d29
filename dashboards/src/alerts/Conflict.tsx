import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import { useNameOf } from '../api/colleagues.ts'
import { type ApiProblem, problemWords } from '../api/request.ts'
import { CloseMark } from '../app/marks.tsx'
import { Age } from '../time/Age.tsx'
import { useWords } from '../words/words.ts'
import { eventWords, namedIn, noteWords } from './note.ts'
import { actorWords } from './Timeline.tsx'

interface ConflictProps {
  readonly file: WireAlertFile
  readonly error: ApiProblem
  /** The last event that the person had seen. */
  readonly seen: number
  readonly dismiss: () => void
}

/** Two people at once: the second is told who did what, beside the fresh state, and what they wrote stays. */
export function Conflict({ file, error, seen, dismiss }: ConflictProps) {
  const { say } = useWords()
  const nameOf = useNameOf()
  const byPeople = file.events.filter(event => event.actor !== 'system')
  const news = byPeople.filter(event => event.n > seen)
  const told = news.length > 0 ? news : byPeople.slice(-1)
  return (
    <div className="conflict" role="alert">
      <strong>{say('conflict.title')}</strong>
      {error.code !== 'ALERT_VERSION_CONFLICT' && <span>{problemWords(say, error, nameOf)}</span>}
      <ul>
        {told.map(event => (
          <li key={event.n}>
            <b>{actorWords(say, nameOf(event.actor))}</b> {eventWords(say, event)}
            {event.note && `: ${noteWords(say, namedIn(event, nameOf))}`}{' '}
            <span className="quiet">
              <Age at={event.at} />
            </span>
          </li>
        ))}
      </ul>
      <span>{say('conflict.now')}</span>
      <button type="button" aria-label={say('alert.close')} onClick={dismiss}>
        <CloseMark />
      </button>
    </div>
  )
}
