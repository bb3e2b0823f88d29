import type { AlertChange } from '../../domain/model/alert.ts'
import type { NumberedChange } from '../../journal/journal.ts'
import { feedEventForm } from '../form/alert-form.ts'

/** The messages of `wire/feed.ts`, as text. */
export const helloMessage = (cursor: string): string => JSON.stringify({ type: 'hello', cursor })

export const resetMessage = (cursor: string): string => JSON.stringify({ type: 'reset', cursor })

export const eventsMessage = (cursor: string, changes: readonly NumberedChange[]): string =>
  `{"type":"events","cursor":"${cursor}","events":[${changes.map(eventText).join(',')}]}`

/** Written once for all clients that get the event. */
function eventText(numbered: NumberedChange): string {
  const known = written.get(numbered.change)
  if (known !== undefined) return known
  const text = JSON.stringify(feedEventForm(numbered))
  written.set(numbered.change, text)
  return text
}

const written = new WeakMap<AlertChange, string>()
