import { isDeepStrictEqual } from 'node:util'
import { alertEventForm, alertForm } from '../../../services/api/form/alert-form.ts'
import type { NumberedChange } from '../../../services/journal/journal.ts'
import type { Truth } from '../truth.ts'

/** The list of alerts, and the file of each, say what the journal says. */
export function* listFaults({ alerts, files, changes }: Truth): Iterable<string> {
  const byAlert = Map.groupBy(changes, ({ change }) => change.alert.id)
  const listed = new Set(alerts.map(({ id }) => id))
  if (listed.size < alerts.length) yield `${alerts.length - listed.size} alerts are listed twice`
  for (const id of listed) if (!byAlert.has(id)) yield `${id} is listed, and not in the journal`
  for (const [id, events] of byAlert) {
    if (!listed.has(id)) yield `${id} is in the journal, and not listed`
    else yield* alertFaults(id, events, { alerts, files })
  }
}

function* alertFaults(
  id: string,
  changes: readonly NumberedChange[],
  { alerts, files }: Pick<Truth, 'alerts' | 'files'>,
): Iterable<string> {
  const last = changes.at(-1)
  const stands = last && alertForm(last.change.alert)
  if (
    !isDeepStrictEqual(
      alerts.find(alert => alert.id === id),
      stands,
    )
  )
    yield `${id} is listed otherwise than the journal has it`
  const file = files.get(id)
  if (!isDeepStrictEqual(file?.alert, stands)) yield `${id} is shown otherwise than the journal has it`
  const events = changes.map(({ change }) => alertEventForm(change.event))
  if (!isDeepStrictEqual(file?.events, events)) yield `${id}: other events are shown than the journal has`
}
