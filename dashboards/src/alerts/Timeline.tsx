import { Button } from 'antd'
import { useState } from 'react'
import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'
import { Age, Stamp } from '../time/Age.tsx'
import type { Say } from '../words/say.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { eventWords, namedIn, noteWords } from './note.ts'
import { words } from './panel-words.ts'
import './timeline.css'

/** By whom: a person by name, the server as such. */
export const actorWords = (say: Say, actor: string): string =>
  actor === 'system' ? say('actor.system') : actor

const Note = ({ words }: { readonly words: string }) =>
  words === '' ? null : <blockquote>{words}</blockquote>

/** Of an alert that came and went all day the rest is a press away. */
const SHOWN_MAX = 15

const same = (username: string): string => username

/** What happened, latest first: the question is nearly always what was done last. */
interface TimelineProps {
  readonly events: readonly WireAlertEvent[]
  readonly nameOf?: (username: string) => string
}

export function Timeline({ events, nameOf = same }: TimelineProps) {
  const { say } = useWords()
  const panel = useSay(words)
  const [isWhole, showWhole] = useState(false)
  const latest = events.toReversed()
  const shown = isWhole ? latest : latest.slice(0, SHOWN_MAX)
  return (
    <section>
      <h3>{say('alert.history')}</h3>
      <ol className="timeline" reversed>
        {shown.map(event => (
          <li key={event.n} data-type={event.type} data-by={event.actor === 'system' ? 'system' : 'person'}>
            <p>
              <strong>{eventWords(say, event)}</strong>
              <span>{actorWords(say, nameOf(event.actor))}</span>
              <span className="when">
                <Stamp at={event.at} />
                <span className="quiet">
                  <Age at={event.at} />
                </span>
              </span>
            </p>
            <Note words={noteWords(say, namedIn(event, nameOf))} />
          </li>
        ))}
      </ol>
      {shown.length < latest.length && (
        <Button onClick={() => showWhole(true)}>{panel.say('history.all', { n: latest.length })}</Button>
      )}
    </section>
  )
}
