import { useState } from 'react'
import type { WireAlertEvent } from '../../../../services/api/wire/alert.ts'
import { eventWords, namedIn, noteWords } from '../../alerts/note.ts'
import { useNameOf } from '../../api/colleagues.ts'
import { Button } from '../../light/Button.tsx'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { words } from './words.ts'

const FIRST = 4

/** What happened, latest first. */
export function History({ events }: { readonly events: readonly WireAlertEvent[] }) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const nameOf = useNameOf()
  const [all, showAll] = useState(false)
  const latest = events.toReversed()
  return (
    <section aria-labelledby="history">
      <h2 id="history">{tell('history.title')}</h2>
      <ol className="history" reversed>
        {(all ? latest : latest.slice(0, FIRST)).map(event => (
          <li key={event.n}>
            <b>{eventWords(say, event)}</b> {event.actor === 'system' ? '' : nameOf(event.actor)}{' '}
            <small>
              <Age at={event.at} />
            </small>
            <Note text={noteWords(say, namedIn(event, nameOf))} />
          </li>
        ))}
      </ol>
      {!all && events.length > FIRST && (
        <Button look="plain" onClick={() => showAll(true)}>
          {tell('history.all', { n: events.length })}
        </Button>
      )}
    </section>
  )
}

const Note = ({ text }: { readonly text: string }) => (text === '' ? null : <blockquote>{text}</blockquote>)
