import type { AlertChange } from '../../domain/model/alert.ts'
import type { NumberedChange, Seq } from '../../journal/journal.ts'
import { feedEventForm } from '../form/alert-form.ts'
import { encodeCursor } from './cursor.ts'

/** The messages of `wire/feed.ts`, as text. */
export const helloMessage = (at: Seq): string => JSON.stringify({ type: 'hello', cursor: encodeCursor(at) })

export const resetMessage = (at: Seq): string => JSON.stringify({ type: 'reset', cursor: encodeCursor(at) })

export const eventsMessage = (upTo: Seq, changes: readonly NumberedChange[]): string =>
  `{"type":"events","cursor":"${encodeCursor(upTo)}","events":[${changes.map(eventText).join(',')}]}`

/** Written once for all clients that get the event. */
function eventText(numbered: NumberedChange): string {
  const known = written.get(numbered.change)
  if (known !== undefined) return known
  const text = JSON.stringify(feedEventForm(numbered))
  written.set(numbered.change, text)
  return text
}

const written = new WeakMap<AlertChange, string>()
